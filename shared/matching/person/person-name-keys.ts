import type { PersonName } from '../../domain/profile.ts';
import { rootOfGivenName } from './nicknames.ts';
import {
  type ContactName,
  normalisePersonName,
  personNameOf,
  withoutUmlautE,
} from './normalise-person-name.ts';

const LONGEST_LIST = 4;

const isContactName = (name: PersonName | ContactName): name is ContactName =>
  'firstName' in name || 'lastName' in name || 'fullName' in name;

/**
 * Full-name keys under which a contact and a profile find each other. The two words of a key are sorted, so the order
 * of given and family name does not matter.
 */
export function personNameKeys(name: PersonName | ContactName): string[] {
  const { given, family } = normalisePersonName(isContactName(name) ? personNameOf(name) : name);
  const first = given[0] ?? '';
  const joined = family.join('');
  if (joined === '' && first === '') return [];
  // Scripts that write a full name without a space: 山田 + 太郎 must meet 山田太郎.
  if (!/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(joined + first))
    return [joined + given.join('')];
  const root = rootOfGivenName(first);
  const pairs = [
    [first, joined],
    [root, joined],
    [root, family[0] ?? ''],
    [root, family.at(-1) ?? ''],
  ];
  const keys = pairs.map((pair) =>
    pair
      .filter((word) => word !== '')
      .map(withoutUmlautE)
      .sort()
      .join(' '),
  );
  return [...new Set(keys)].slice(0, LONGEST_LIST);
}
