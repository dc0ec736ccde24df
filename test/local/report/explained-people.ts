import { daySchema, instantSchema, monthSchema } from '../../../shared/domain/calendar.ts';
import type { Contact } from '../../../shared/domain/contact.ts';
import { profileKeySchema } from '../../../shared/domain/ids.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { DEFAULT_POLICY } from '../../../shared/domain/policy.ts';
import type { Position, Profile } from '../../../shared/domain/profile.ts';
import type { Snapshot } from '../../../shared/domain/snapshot.ts';
import type { Outcome } from '../../../shared/domain/verdict.ts';
import type { Explanation } from '../../../shared/jobs/explain-contacts.ts';
import { decideVerdict } from '../../../shared/matching/verdict/decide-verdict.ts';
import { aContact, anAccount } from '../../builders/a-contact.ts';
import { accountIdOf, contactIdOf } from '../../builders/ids.ts';

export const TODAY = daySchema.parse('2026-11-20');
const SEEN_ON = daySchema.parse('2026-11-02');

export const position = (
  companyName: string,
  { start, end, ...rest }: Partial<Position> & { start?: string; end?: string } = {},
): Position => ({
  companyName,
  firstSeenOn: SEEN_ON,
  lastSeenOn: SEEN_ON,
  ...(start !== undefined && { startMonth: monthSchema.parse(start) }),
  ...(end !== undefined && { endMonth: monthSchema.parse(end) }),
  ...rest,
});

export type Person = {
  number?: number;
  contact?: Partial<Contact>;
  accountName?: string;
  /** Undefined: no profile was found. */
  positions?: readonly Position[] | undefined;
  coverage?: 'history' | 'shown';
  profile?: Partial<Profile>;
  language?: Language;
};

/** What the app would say of a person, made by the real matching. */
export function explained(person: Person = {}): Explanation {
  const {
    number = 1,
    accountName = 'Halden Optik AG',
    positions,
    coverage = 'history',
    language = 'en',
  } = person;
  const account = anAccount({ id: accountIdOf(number), name: accountName });
  const contact = aContact({
    id: contactIdOf(number),
    linkedInUrl: `https://www.linkedin.com/in/person-${number}`,
    parent: { kind: 'account', accountId: account.id },
    ...person.contact,
  });
  const profile: Profile | undefined =
    positions === undefined
      ? undefined
      : {
          key: profileKeySchema.parse(String(number).padStart(32, '0')),
          ...(contact.linkedInUrl !== undefined && { profileUrl: contact.linkedInUrl }),
          name: { given: contact.firstName ?? '', family: contact.lastName ?? '' },
          positions,
          status: 'found',
          observedAt: instantSchema.parse(`${SEEN_ON}T00:00:00Z`),
          observations: [{ day: SEEN_ON, coverage }],
          ...person.profile,
        };
  const verdict = decideVerdict({
    contact,
    account,
    candidates: profile === undefined ? [] : [profile],
    accountLinkChangedOn: undefined,
    today: TODAY,
    policy: DEFAULT_POLICY,
    language,
  });
  const linked = verdict.profileKey === undefined ? {} : { profile };
  return { contact, account, verdict, ...linked } as Explanation; // a linked verdict has a profile
}

const FIRST = [
  'Ines',
  'Tyrell',
  'Élodie',
  'Sander',
  'Ulrike',
  'Noura',
  'Jiaxin',
  'Macarena',
  'Vikram',
  'Ebba',
];
const LAST = ['Moreau', 'Okonski', 'van der Meulen', 'Brandtner', 'El-Khatib', 'Sandvik-Lund', 'Navascués'];
const COMPANIES = [
  'Halden Optik AG',
  'Zilverkade Logistics B.V.',
  'Clairmarais Assurances SA',
  'Fjällvind Kraft AB',
];

/** Every tenth person left, others may have, hold two jobs, or cannot be found; six of ten are still there. */
function positionsOf(number: number, account: string): Pick<Person, 'positions' | 'coverage'> {
  const here = position(account, { start: '2019-03' });
  const elsewhere = position(`Novalinde ${number % 50} Biotech`, {
    start: '2026-06',
    title: 'Head of Quality',
  });
  switch (number % 10) {
    case 0:
      return { positions: [position(account, { start: '2019-03', end: '2026-05' }), elsewhere] };
    case 1:
      return { coverage: 'shown', positions: [{ ...elsewhere, shownOnly: true }] };
    case 2:
      return { positions: [here, position('Side Business', { start: '2018-01', title: 'Owner' })] };
    case 3:
      return { positions: undefined };
    default:
      return { positions: [here] };
  }
}

function standingOf(number: number): Outcome | undefined {
  if (number % 40 === 0) return { kind: 'held', reason: 'mass_move' };
  return number % 40 === 20 ? { kind: 'ignored', reason: 'ignored_by_person' } : undefined;
}

export function* explainedPeople({
  count,
  language,
}: {
  count: number;
  language: Language;
}): Iterable<Explanation> {
  for (let number = 1; number <= count; number += 1) {
    const accountName = COMPANIES[number % COMPANIES.length] ?? '';
    const standing = standingOf(number);
    const one = explained({
      number,
      accountName,
      language,
      contact: {
        firstName: FIRST[number % FIRST.length] ?? '',
        lastName: `${LAST[number % LAST.length] ?? ''} ${number}`,
        jobTitle: 'Head of Procurement',
      },
      ...positionsOf(number, accountName),
    });
    // Only what a result shows of a snapshot.
    yield standing === undefined ? one : { ...one, snapshot: { outcome: standing } as Snapshot };
  }
}
