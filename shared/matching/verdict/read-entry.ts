import type { Position } from '../../domain/profile.ts';
import { makeBoundedCache } from './bounded-cache.ts';
import { clientsInName, clientsInTitle, MOST_CLIENTS } from './client-companies.ts';
import { isNoEmployment, NO_EMPLOYMENT_KINDS, natureOfName, type PositionNature } from './position-nature.ts';

/** What the words of an entry say, whoever's entry it is. */
export type EntryReading = { nature: PositionNature; clients: readonly string[] };

type NameReading = { nature: PositionNature; clients: readonly string[] };
type TitleReading = { noEmployment: boolean; clients: readonly string[] };

/** The same employers and titles come again and again, seldom together; about 150 bytes each. */
const NAMES_MAX = 4_000;
const TITLES_MAX = 2_000;
const names = makeBoundedCache<NameReading>(NAMES_MAX);
const titles = makeBoundedCache<TitleReading>(TITLES_MAX);

const UNTITLED: TitleReading = { noEmployment: false, clients: [] };

export function readEntry({
  companyName,
  kind,
  title,
}: Pick<Position, 'companyName' | 'kind' | 'title'>): EntryReading {
  const name = names(companyName, () => ({
    nature: natureOfName(companyName),
    clients: clientsInName(companyName),
  }));
  if (title === undefined && kind === undefined) return name;
  const role = title === undefined ? UNTITLED : titles(title, () => readTitle(title));
  const employs = name.nature === 'employment';
  const isNone = (kind !== undefined && NO_EMPLOYMENT_KINDS.has(kind)) || role.noEmployment;
  return {
    nature: employs && isNone ? 'nonEmployment' : name.nature,
    clients: clientsOf(role, name),
  };
}

const readTitle = (title: string): TitleReading => ({
  noEmployment: isNoEmployment(title),
  clients: clientsInTitle(title),
});

function clientsOf({ clients: ofRole }: TitleReading, { clients: ofName }: NameReading): readonly string[] {
  if (ofRole.length === 0) return ofName;
  return [...new Set([...ofRole, ...ofName])].slice(0, MOST_CLIENTS);
}
