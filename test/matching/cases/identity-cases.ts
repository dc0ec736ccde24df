import type { Position } from '../../../shared/domain/profile.ts';
import { aContact, anAccount, anotherKey, aProfile, held, ORIGINAL } from './builders.ts';
import { moved, profiled, type VerdictCase } from './verdict-case.ts';

const byName = { contact: aContact({ linkedInUrl: undefined }) };
const johnSmith = aContact({ linkedInUrl: undefined, firstName: 'John', lastName: 'Smith' });
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
    why: 'a common name at a large company needs more than the account',
    expected: 'uncertain/weak_identity',
    given: { contact: johnSmith, candidates: [aProfile(moved, { name: { full: 'John Smith' } })] },
  },
  {
    why: 'a common name is confirmed all the same',
    expected: 'verified/still_there',
    given: {
      contact: johnSmith,
      candidates: [aProfile([held('Contoso', '…')], { name: { full: 'John Smith' } })],
    },
  },
  {
    why: 'a common name with title and city',
    expected: 'notAtCompany/position_ended',
    given: {
      contact: aContact({
        ...johnSmith,
        jobTitle: 'Head of Purchasing',
        city: 'Utrecht',
        country: 'Netherlands',
      }),
      candidates: [
        aProfile(
          [moved[0] as Position, held('Contoso', '2019-01…2026-02', { title: 'Head of Purchasing' })], // moved has two
          { name: { full: 'John Smith' }, city: 'Utrecht', country: 'Netherlands' },
        ),
      ],
    },
  },
  {
    why: 'a surname that millions bear, by name and account alone',
    expected: 'uncertain/weak_identity',
    given: {
      contact: aContact({ linkedInUrl: undefined, firstName: 'Wei', lastName: 'Wang' }),
      candidates: [aProfile(moved, { name: { full: 'Wei Wang' } })],
    },
  },
  {
    why: 'a common name needs nothing beside its own address',
    expected: 'notAtCompany/position_ended',
    given: {
      contact: aContact({ firstName: 'John', lastName: 'Smith' }),
      candidates: [aProfile(moved, { name: { full: 'John Smith' } })],
    },
  },
  {
    why: 'the address of one person and the e-mail of another',
    expected: 'uncertain/ambiguous_identity',
    given: {
      contactEmailKey: 'k',
      candidates: [
        aProfile(moved),
        aProfile(moved, { key: anotherKey('b'), profileUrl: 'linkedin.com/in/ada-two', emailKey: 'k' }),
      ],
    },
  },
  {
    why: 'address and e-mail of one person, a namesake beside',
    expected: 'notAtCompany/position_ended',
    given: { contactEmailKey: 'k', candidates: [aProfile(moved, { emailKey: 'k' }), namesake] },
  },
  {
    why: 'the address LinkedIn gave, and a chosen one today: a rare name still confirms',
    expected: 'verified/still_there',
    given: {
      contact: aContact({ linkedInUrl: 'linkedin.com/in/ada-example-b50576a7' }),
      ...profiled(held('Contoso', '2019-01…')),
    },
  },
  {
    why: 'an e-mail that belongs to a person of another name',
    expected: 'uncertain/wrong_link',
    given: {
      ...byName,
      contactEmailKey: 'k',
      candidates: [aProfile(moved, { name: { full: 'Eve Muster' }, emailKey: 'k' })],
    },
  },
  {
    why: 'one of two namesakes knew the account',
    expected: 'notAtCompany/position_ended',
    given: {
      ...byName,
      candidates: [
        aProfile(moved),
        aProfile([held('Wingtip', '2019-01…')], {
          key: anotherKey('b'),
          profileUrl: 'linkedin.com/in/ada-2',
        }),
      ],
    },
  },
  {
    why: 'father and son',
    expected: 'notMatched/no_match',
    given: {
      contact: aContact({ linkedInUrl: undefined, firstName: 'Arno', lastName: 'Example Sr.' }),
      candidates: [aProfile(moved, { name: { full: 'Arno Example Jr.' } })],
    },
  },
  {
    why: 'a name in Cyrillic and the account',
    expected: 'notAtCompany/position_ended',
    given: {
      contact: aContact({ linkedInUrl: undefined, firstName: 'Ивета', lastName: 'Примерова' }),
      candidates: [aProfile(moved, { name: { full: 'Iveta Primerova' } })],
    },
  },
  {
    why: 'family members',
    expected: 'notMatched/no_match',
    given: { ...byName, candidates: [aProfile(moved, { name: { full: 'Eve Example' } })] },
  },
  ...[
    ['writes from the one on the profile', 'ada@contoso.com', 'notAtCompany/position_ended'],
    ['writes from a mailbox', 'ada@gmail.com', 'uncertain/weak_identity'],
    ['writes from a third company', 'ada@wingtip.com', 'uncertain/weak_identity'],
    ['writes from one whose name is longer', 'ada@contosodelivery.com', 'uncertain/weak_identity'],
  ].map(([who, email, expected]): VerdictCase => ({
    why: `by name, the account is a relative of the company on the profile, and the contact ${who}`,
    expected: expected as VerdictCase['expected'], // the two of this table
    given: {
      contact: aContact({ linkedInUrl: undefined, email }),
      account: anAccount({ name: 'Contoso CDN' }),
      candidates: [aProfile(moved)],
    },
  })),
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
