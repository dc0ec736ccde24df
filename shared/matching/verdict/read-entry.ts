import type { Position } from '../../domain/profile.ts';
import { makeBoundedCache } from './bounded-cache.ts';
import { clientCompanies } from './client-companies.ts';
import { type PositionNature, positionNature } from './position-nature.ts';

/** What the words of an entry say, whoever's entry it is. */
export type EntryReading = { nature: PositionNature; clients: readonly string[] };

/** The same employers and titles come again and again; about 200 bytes each. */
const ENTRIES_MAX = 4_000;
const entries = makeBoundedCache<EntryReading>(ENTRIES_MAX);

export const readEntry = (position: Pick<Position, 'companyName' | 'kind' | 'title'>): EntryReading =>
  entries(`${position.companyName}\t${position.kind ?? ''}\t${position.title ?? ''}`, () => ({
    nature: positionNature(position),
    clients: clientCompanies(position),
  }));
