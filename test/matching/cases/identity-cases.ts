import { aContact, anAccount, anotherKey, aProfile, held, ORIGINAL } from './builders.ts';
import { moved, profiled, type VerdictCase } from './verdict-case.ts';

const byName = { contact: aContact({ linkedInUrl: undefined }) };
const namesake = aProfile([held('Contoso', '…2020-01'), held('Wingtip', '2020-02…')], {
  key: anotherKey('b'),
  profileUrl: 'linkedin.com/in/ada-2',
});

export const IDENTITY: readonly VerdictCase[] = [
  {
    why: 'the address belongs to somebody else',
    expected: 'uncertain/wrong_link',
    given: { candidates: [aProfile(moved, { name: { full: 'Eve Muster' } })] },
  },
  {
    why: 'married since: the given name fits',
    expected: 'notAtCompany/position_ended',
    given: { candidates: [aProfile(moved, { name: { full: 'Ada Muster' } })] },
  },
  {
    why: 'a name withheld confirms but does not flag',
    expected: 'uncertain/weak_identity',
    given: { candidates: [aProfile(moved, { name: {} })] },
  },
  {
    why: 'same e-mail',
    expected: 'notAtCompany/position_ended',
    given: { ...byName, candidates: [aProfile(moved, { emailKey: 'k' })], contactEmailKey: 'k' },
  },
  {
    why: 'full name and the account on the profile',
    expected: 'notAtCompany/position_ended',
    given: { ...byName, ...profiled(...moved) },
  },
  {
    why: 'nickname only: confirms but does not flag',
    expected: 'uncertain/weak_identity',
    given: {
      contact: aContact({ linkedInUrl: undefined, firstName: 'Bob' }),
      candidates: [aProfile(moved, { name: { full: 'Robert Example' } })],
    },
  },
  {
    why: 'nickname confirms',
    expected: 'verified/still_there',
    given: {
      contact: aContact({ linkedInUrl: undefined, firstName: 'Bob' }),
      candidates: [aProfile([held('Contoso', '…')], { name: { full: 'Robert Example' } })],
    },
  },
  {
    why: 'full name without the account',
    expected: 'uncertain/weak_identity',
    given: { ...byName, ...profiled(held('Fabrikam', '2019-01…')) },
  },
  {
    why: 'and never flagged under LinkedIn’s own rule',
    expected: 'uncertain/weak_identity',
    given: { ...byName, ...profiled(held('Fabrikam', '2019-01…')), policy: ORIGINAL },
  },
  {
    why: 'two of the name knew the account',
    expected: 'uncertain/ambiguous_identity',
    given: { ...byName, candidates: [aProfile(moved), namesake] },
  },
  {
    why: 'the CRM names another address',
    expected: 'uncertain/weak_identity',
    given: { contact: aContact({ linkedInUrl: 'linkedin.com/in/ada-old' }), ...profiled(...moved) },
  },
  {
    why: 'family members',
    expected: 'notMatched/no_match',
    given: { ...byName, candidates: [aProfile(moved, { name: { full: 'Eve Example' } })] },
  },
  { why: 'no candidate', expected: 'notMatched/no_match', given: {} },
  {
    why: 'profile deleted or private',
    expected: 'notMatched/profile_gone',
    given: { candidates: [aProfile(moved, { status: 'gone' })] },
  },
];

export const SKIPPED: readonly VerdictCase[] = [
  {
    why: 'no account',
    expected: 'skipped/account_missing',
    given: { contact: aContact({ parent: { kind: 'none' } }) },
  },
  { why: 'account not readable', expected: 'skipped/account_missing', given: { account: undefined } },
  {
    why: 'account without a name',
    expected: 'skipped/account_missing',
    given: { account: anAccount({ name: ' - ' }) },
  },
  {
    why: 'account inactive',
    expected: 'skipped/account_inactive',
    given: { account: anAccount({ active: false }) },
  },
  {
    why: 'parent is a contact',
    expected: 'skipped/parent_is_contact',
    given: { contact: aContact({ parent: { kind: 'contact' } }), account: undefined },
  },
  {
    why: 'contact inactive',
    expected: 'skipped/contact_inactive',
    given: { contact: aContact({ active: false }) },
  },
  {
    why: 'contact merged',
    expected: 'skipped/contact_merged',
    given: { contact: aContact({ active: false, mergedInto: aContact().id }) },
  },
  {
    why: 'no name',
    expected: 'skipped/name_missing',
    given: { contact: aContact({ firstName: undefined, lastName: '-' }) },
  },
];
