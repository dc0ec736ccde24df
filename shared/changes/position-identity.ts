import { digest } from '../domain/digest.ts';
import type { ReportedPosition } from '../domain/profile.ts';

const plain = (text: string | undefined): string =>
  (text ?? '').normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();

/**
 * Which entry of the career this is, however often it is reported. The end is left out: an entry that ends remains
 * the same entry. Two entries of one company with one title and no start are one.
 */
export function positionIdentity(position: ReportedPosition): string {
  const company =
    position.companyId === undefined
      ? ['name', plain(position.companyName)]
      : ['id', plain(position.companyId)];
  return digest([company, plain(position.title), position.startMonth], 32);
}
