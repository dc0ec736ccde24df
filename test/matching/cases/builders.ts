import type { Day, Instant, Month } from '../../../shared/domain/calendar.ts';
import type { Account, Contact } from '../../../shared/domain/contact.ts';
import type { AccountId, ContactId, ProfileKey } from '../../../shared/domain/ids.ts';
import { DEFAULT_POLICY, type Policy } from '../../../shared/domain/policy.ts';
import type { Position, Profile } from '../../../shared/domain/profile.ts';
import type { VerdictInput } from '../../../shared/matching/verdict/decide-verdict.ts';

// Tests write these shapes by hand; the schemas that brand them are tested with the domain.
export const day = (text: string): Day => text as Day;
const month = (text: string): Month => text as Month;
const keyOf = (text: string): ProfileKey => text.padEnd(32, '0') as ProfileKey;

const ACCOUNT_ID = '7b0e4f3c-1111-4222-8333-944455556666' as AccountId;
export const CAREFUL: Policy = DEFAULT_POLICY;
export const ORIGINAL: Policy = { ...CAREFUL, flagRule: 'original' };
const PROFILE_URL = 'https://www.linkedin.com/in/ada-example';

/** A leaves out what it sets to undefined, so that optional fields can be taken away. */
function without<Built extends object>(built: Built): Built {
  return Object.fromEntries(Object.entries(built).filter(([, value]) => value !== undefined)) as Built; // only absent fields go
}

type Loose<Built> = { [Field in keyof Built]?: Built[Field] | undefined };

export const aContact = (changes: Loose<Contact> = {}): Contact =>
  without({
    id: 'c0ffee00-1111-4222-8333-944455556666' as ContactId,
    etag: 'W/"1"',
    firstName: 'Ada',
    lastName: 'Example',
    linkedInUrl: PROFILE_URL,
    parent: { kind: 'account', accountId: ACCOUNT_ID },
    active: true,
    flag: null,
    ...changes,
  } as Contact);

export const anAccount = (changes: Loose<Account> = {}): Account =>
  without({ id: ACCOUNT_ID, name: 'Contoso Ltd', active: true, ...changes } as Account);

export const aPosition = (companyName: string, changes: Partial<Position> = {}): Position => ({
  companyName,
  firstSeenOn: day('2026-10-15'),
  lastSeenOn: day('2026-10-15'),
  ...changes,
});

/** `2020-01…2026-03` or `2020-01…` in the words of the case tables. */
export const held = (companyName: string, span: string, changes: Partial<Position> = {}): Position => {
  const [start = '', end = ''] = span.split('…');
  return aPosition(companyName, {
    ...(start === '' ? {} : { startMonth: month(start) }),
    ...(end === '' ? {} : { endMonth: month(end) }),
    ...changes,
  });
};

export const aProfile = (positions: readonly Position[], changes: Loose<Profile> = {}): Profile =>
  without({
    key: keyOf('a'),
    profileUrl: 'linkedin.com/in/ada-example',
    name: { given: 'Ada', family: 'Example' },
    positions,
    status: 'found',
    observedAt: '2026-10-15T00:00:00Z' as Instant,
    ...changes,
  } as Profile);

export const anotherKey = (letter: string): ProfileKey => keyOf(letter);

export const aQuestion = (changes: Partial<VerdictInput> = {}): VerdictInput => ({
  contact: aContact(),
  account: anAccount(),
  candidates: [],
  accountLinkChangedOn: day('2025-10-15'),
  today: day('2026-11-01'),
  policy: CAREFUL,
  language: 'en',
  ...changes,
});
