import { createHash } from 'node:crypto';
import type { InventedCompany } from './invented-companies.ts';
import { FAMILY_ENDS, FAMILY_STARTS, GIVEN_NAMES, PLACES, TITLES } from './invented-words.ts';
import type { SeededRandom } from './seeded-random.ts';

export type InventedPosition = { company: string; title: string; startedOn: string; endedOn?: string };

export type InventedPerson = {
  number: number;
  given: string;
  family: string;
  title: string;
  profileUrl: string;
  place: (typeof PLACES)[number];
};

const two = (number: number): string => String(number).padStart(2, '0');

/** A month from 2004 to the year before `year` is over. */
export const monthBefore = (year: number, random: SeededRandom): string =>
  `${2004 + random.below(year - 2004)}-${two(1 + random.below(12))}`;

/** 120 given and 1,360 family names: with tens of thousands of people some share both. */
export function inventedPerson(number: number, random: SeededRandom): InventedPerson {
  const given = random.oneOf(GIVEN_NAMES);
  const family = `${random.oneOf(FAMILY_STARTS)}${random.oneOf(FAMILY_ENDS)}`;
  const slug = `${given}-${family}`.normalize('NFKD').replaceAll(/[^A-Za-z-]/g, '');
  return {
    number,
    given,
    family,
    title: random.oneOf(TITLES),
    profileUrl: `https://www.linkedin.com/in/${slug.toLowerCase()}-${number.toString(36).padStart(5, '0')}`,
    place: random.oneOf(PLACES),
  };
}

/** What the person did before; the present job is for the caller to add. */
export function earlierPositions(
  companies: readonly InventedCompany[],
  { until, random }: { until: number; random: SeededRandom },
): InventedPosition[] {
  return Array.from({ length: random.below(4) }, () => {
    const [startedOn = '', endedOn = ''] = [monthBefore(until, random), monthBefore(until, random)].sort();
    return { company: random.oneOf(companies).name, title: random.oneOf(TITLES), startedOn, endedOn };
  });
}

/** A GUID that follows from the number. */
export function inventedId(kind: string, number: number): string {
  const hex = createHash('sha256').update(`${kind} ${number}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
