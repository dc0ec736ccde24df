import type { InventedCompany } from './invented-companies.ts';
import { earlierPositions, inventedPerson, monthBefore, type InventedPerson } from './invented-person.ts';
import type { InventedPosition } from './invented-person.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The year whose months lie in the past, whatever the day of the run. */
export const LAST_YEAR = 2025;

export type InventedContact = {
  person: InventedPerson;
  company: InventedCompany;
  accountNumber: number;
  email: string | undefined;
  knowsProfile: boolean;
  /** Absent: LinkedIn does not know the person. */
  positions?: readonly InventedPosition[];
};

const SHARES = { left: 0.15, withEmail: 0.8, withAddress: 0.3, leftToNothing: 0.2, toldByOldJob: 0.8 };

/** Few large accounts and many small ones: the square leans the choice to the first. */
export const accountOf = (count: number, random: SeededRandom): number =>
  Math.floor((random.below(1_000_000) ** 2 / 1_000_000 ** 2) * count);

function positionsOf(
  { person, company }: { person: InventedPerson; company: InventedCompany },
  companies: readonly InventedCompany[],
  random: SeededRandom,
): InventedPosition[] {
  const { title } = person;
  const earlier = earlierPositions(companies, { until: 2015, random });
  const startedOn = monthBefore(2023, random);
  if (!random.chance(SHARES.left)) {
    return [{ company: company.laterName ?? company.name, title, startedOn }, ...earlier];
  }
  const endedOn = `2024-${random.chance(0.5) ? '03' : '11'}`;
  const old = random.chance(SHARES.toldByOldJob)
    ? [{ company: company.name, title, startedOn, endedOn }]
    : [];
  const next = random.chance(SHARES.leftToNothing)
    ? []
    : [{ company: random.oneOf(companies).name, title: 'Director', startedOn: `${LAST_YEAR}-01` }];
  return [...next, ...old, ...earlier];
}

/** One contact after the other; those past `known` have no profile. */
export function* inventedContacts(
  companies: readonly InventedCompany[],
  { count, known, random }: { count: number; known: number; random: SeededRandom },
): Generator<InventedContact> {
  for (let number = 0; number < count; number += 1) {
    const person = inventedPerson(number, random);
    const accountNumber = accountOf(companies.length, random);
    const company = companies[accountNumber];
    if (company === undefined) throw new Error('there is no such company');
    const mail = `${person.given}.${person.family}.${number.toString(36)}@${company.domain}`;
    const isKnown = random.below(count) < known;
    yield {
      person,
      company,
      accountNumber,
      email: random.chance(SHARES.withEmail) ? mail.normalize('NFKD').replaceAll(/[^\w.@-]/g, '') : undefined,
      knowsProfile: isKnown && random.chance(SHARES.withAddress),
      ...(isKnown && { positions: positionsOf({ person, company }, companies, random) }),
    };
  }
}
