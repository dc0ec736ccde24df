import { seededRandom } from '../../../local/bench/population/seeded-random.ts';
import type { Position, Profile } from '../../../shared/domain/profile.ts';
import type { VerdictInput } from '../../../shared/matching/verdict/decide-verdict.ts';
import { aContact, anAccount, anotherKey, aPosition, aProfile, aQuestion, day } from '../cases/builders.ts';
import { inventCompanies } from './invented-companies.ts';
import type { Draw, Life } from './life.ts';
import { PUZZLING_LIVES } from './puzzling-lives.ts';
import { WORKING_LIVES } from './working-lives.ts';

const LIVES = [...WORKING_LIVES, ...PUZZLING_LIVES];

export type Person = {
  kind: string;
  question: VerdictInput;
  /** Whether the person has in truth left the account. */
  left: boolean;
  /** The outcome a careful reader would give. */
  expected: readonly string[];
};

const TODAY = day('2026-11-01');

const GIVEN = [
  'Ada',
  'Bela',
  'Cosima',
  'Darko',
  'Elif',
  'Farid',
  'Greta',
  'Hanno',
  'Ines',
  'Jorun',
  'Kaito',
  'Lena',
];
const FAMILY = [
  'Amsel',
  'Brandt',
  'Cerny',
  'Duarte',
  'Eriksen',
  'Fiala',
  'Grünwald',
  'Horvat',
  'Ito',
  'Jansson',
  'Kaya',
];

function personOf(number: number, { draw, life }: { draw: Draw; life: Life }): Person {
  const { random, account } = draw;
  const name = { given: random.oneOf(GIVEN), family: `${random.oneOf(FAMILY)}${String(number)}` };
  const url = `linkedin.com/in/person-${String(number)}`;
  const told = life.tell(draw);
  const profile = (positions: readonly Position[], changes: Partial<Profile> = {}): Profile =>
    aProfile(positions, { name, profileUrl: url, ...changes });
  const others = (told.namesakes ?? []).map((positions, index) =>
    profile(positions, {
      key: anotherKey(String(index + 1)),
      profileUrl: `${url}-namesake-${String(index)}`,
    }),
  );
  const own = told.positions === undefined ? [] : [profile(told.positions, told.profile)];
  const question = aQuestion({
    contact: aContact({
      firstName: name.given,
      lastName: name.family,
      linkedInUrl: told.withoutUrl === true ? undefined : url,
      ...told.contact,
    }),
    account: anAccount({ name: random.oneOf(account.spellings), ...told.account }),
    candidates: [...own, ...others],
    today: TODAY,
    ...(told.linkedOn !== undefined && { accountLinkChangedOn: told.linkedOn }),
  });
  return { kind: life.kind, question, left: life.left, expected: life.expected };
}

/** People with known fates; the same seed gives the same people. */
export function simulatePopulation({ seed, people }: { seed: number; people: number }): Person[] {
  const random = seededRandom(seed);
  const companies = inventCompanies(random, 400);
  const deck = LIVES.flatMap((life) => Array.from({ length: life.share }, () => life));
  return Array.from({ length: people }, (_, number) => {
    const life = deck[number % deck.length] ?? random.oneOf(deck);
    const account = random.oneOf(companies);
    const rest = companies.filter((company) => company !== account && company.script === account.script);
    const other = random.oneOf(rest);
    const third = random.oneOf(rest.filter((company) => company !== other));
    const foreign = random.oneOf(companies.filter((company) => company.script !== account.script));
    const at: Draw['at'] = (company, span = {}) => aPosition(random.oneOf(company.spellings), span);
    return personOf(number, { draw: { random, account, other, third, foreign, at }, life });
  });
}
