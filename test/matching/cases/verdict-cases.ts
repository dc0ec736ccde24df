import type { Outcome } from '../../../shared/domain/verdict.ts';
import type { VerdictInput } from '../../../shared/matching/verdict/decide-verdict.ts';
import { aContact, anAccount, anotherKey, aProfile, day, held, ORIGINAL } from './builders.ts';

type As<Kind extends Outcome['kind']> = `${Kind}/${Extract<Outcome, { kind: Kind }>['reason']}`;
export type VerdictCase = {
  why: string;
  expected: { [Kind in Outcome['kind']]: As<Kind> }[Outcome['kind']];
  given: Partial<VerdictInput>;
  dueOn?: string;
};

const profiled = (...positions: Parameters<typeof aProfile>[0]): Partial<VerdictInput> => ({
  candidates: [aProfile(positions)],
});
const moved = [held('Fabrikam', '2026-03…', { title: 'CTO' }), held('Contoso', '2019-01…2026-02')];
const observed = { closedBetween: { after: day('2026-06-01'), before: day('2026-09-01') } };
const shown = { shownOnly: true } as const;
const byName = { contact: aContact({ linkedInUrl: undefined }) };
const namesake = aProfile([held('Contoso', '…2020-01'), held('Wingtip', '2020-02…')], {
  key: anotherKey('b'),
  profileUrl: 'linkedin.com/in/ada-2',
});

/** What stands after a closed position at the account, the only thing that may flag under `careful`. */
const DEPARTURES: readonly VerdictCase[] = [
  {
    why: 'ended at the account, employed elsewhere',
    expected: 'notAtCompany/position_ended',
    given: profiled(...moved),
    dueOn: '2028-04-01',
  },
  {
    why: 'ended at a unit of the account',
    expected: 'notAtCompany/position_ended',
    given: profiled(held('Fabrikam', '2026-03…'), held('Contoso Research', '…2026-02')),
  },
  {
    why: 'ended at a company that only shares the domain: never a flag',
    expected: 'possiblyLeft/other_company',
    given: {
      ...profiled(
        held('Fabrikam', '2026-03…'),
        held('Wingtip', '…2026-02', { companyDomain: 'contoso.example' }),
      ),
      account: anAccount({ website: 'https://contoso.example' }),
    },
  },
  {
    why: 'gone from a later complete reading',
    expected: 'notAtCompany/departure_observed',
    given: profiled(held('Fabrikam', '2026-07…'), held('Contoso', '2019-01…', observed)),
  },
  {
    why: 'two readings of Connections.csv show two companies',
    expected: 'notAtCompany/departure_observed',
    given: profiled(held('Fabrikam', '…', shown), held('Contoso', '…', { ...shown, ...observed })),
  },
  {
    why: 'a board seat that ended proves no departure',
    expected: 'possiblyLeft/other_company',
    given: profiled(held('Fabrikam', '2026-03…'), held('Contoso', '…2026-02', { title: 'Board Member' })),
  },
  {
    why: 'now at a related company',
    expected: 'verified/related_company',
    given: profiled(held('Contoso Germany', '2026-03…'), held('Contoso', '…2026-02')),
  },
  {
    why: 'the new name has the LinkedIn id of the old one: a rename',
    expected: 'verified/related_company',
    given: profiled(
      held('Fabrikam', '2026-03…', { companyId: '7' }),
      held('Contoso', '…2026-02', { companyId: '7' }),
    ),
  },
  {
    why: 'the new employer may be the account under a similar name',
    expected: 'uncertain/name_only_difference',
    given: profiled(held('Contoso Insurance', '2026-03…'), held('Contoso', '…2026-02')),
  },
  {
    why: 'a client named in the title keeps the person at the account',
    expected: 'verified/related_company',
    given: profiled(
      held('Wingtip Staffing', '2026-03…', { title: 'Consultant at Contoso' }),
      held('Contoso', '…2026-02'),
    ),
  },
  {
    why: 'ended, nothing new',
    expected: 'leftNoNewRole/position_ended',
    given: profiled(held('Contoso', '…2026-08')),
  },
  {
    why: 'ended, self-employed now',
    expected: 'leftNoNewRole/position_ended',
    given: profiled(held('Self-employed', '2026-09…'), held('Contoso', '…2026-08')),
  },
  {
    why: 'ended, only a board seat elsewhere',
    expected: 'leftNoNewRole/position_ended',
    given: profiled(held('Fabrikam', '2026-09…', { kind: 'board' }), held('Contoso', '…2026-08')),
  },
  {
    why: 'ended within the month of grace',
    expected: 'possiblyLeft/grace_period',
    given: profiled(held('Contoso', '…2026-10')),
    dueOn: '2026-12-01',
  },
  {
    why: 'gone from a later reading, nothing new',
    expected: 'possiblyLeft/departure_observed',
    given: profiled(held('Contoso', '2019-01…', observed)),
  },
  {
    why: 'ends this month, so it goes on today',
    expected: 'verified/still_there',
    given: profiled(held('Contoso', '2019-01…2026-11')),
    dueOn: '2026-12-01',
  },
];

const STILL_THERE: readonly VerdictCase[] = [
  {
    why: 'current position at the account',
    expected: 'verified/still_there',
    given: profiled(held('Contoso GmbH', '2019-01…')),
    dueOn: '2028-04-01',
  },
  {
    why: 'came back',
    expected: 'verified/still_there',
    given: profiled(held('Contoso', '2026-05…'), held('Contoso', '2010-01…2015-01')),
  },
  {
    why: 'Connections.csv shows the account',
    expected: 'verified/still_there',
    given: profiled(held('Contoso', '…', shown)),
  },
  {
    why: 'a board seat at the account keeps the person there',
    expected: 'additionalRole/still_there',
    given: profiled(held('Fabrikam', '2026-03…'), held('Contoso', '2026-02…', { kind: 'board' })),
  },
  {
    why: 'the domain of the account names the employer',
    expected: 'verified/related_company',
    given: {
      ...profiled(held('Fabrikam Cloud', '2019-01…')),
      account: anAccount({ website: 'www.fabrikam.example' }),
    },
  },
  {
    why: 'so does the mail domain of the contact',
    expected: 'verified/related_company',
    given: {
      ...profiled(held('Fabrikam', '2019-01…')),
      contact: aContact({ email: 'ada@fabrikam.example' }),
    },
  },
  {
    why: 'new job within 60 days, old one open',
    expected: 'uncertain/grace_period',
    given: profiled(held('Fabrikam', '2026-10…'), held('Contoso', '2019-01…')),
    dueOn: '2026-11-30',
  },
  {
    why: 'both open for less than half a year',
    expected: 'additionalRole/unclosed_overlap',
    given: profiled(held('Fabrikam', '2026-07…'), held('Contoso', '2019-01…')),
    dueOn: '2027-01-01',
  },
  {
    why: 'both open for longer: the old one may be forgotten',
    expected: 'possiblyLeft/unclosed_overlap',
    given: profiled(held('Fabrikam', '2026-03…'), held('Contoso', '2019-01…')),
  },
  {
    why: 'the other role is the older one',
    expected: 'additionalRole/still_there',
    given: profiled(held('Fabrikam', '2015-03…'), held('Contoso', '2019-01…')),
  },
  {
    why: 'the next job has not begun',
    expected: 'verified/still_there',
    given: profiled(held('Fabrikam', '2027-01…'), held('Contoso', '2019-01…')),
    dueOn: '2027-01-01',
  },
  {
    why: 'an advisory seat elsewhere is no second job',
    expected: 'verified/still_there',
    given: profiled(
      held('Fabrikam', '2026-03…', { title: 'Advisory Board, Angel Investor' }),
      held('Contoso', '2019-01…'),
    ),
  },
];

const NOT_PROVEN: readonly VerdictCase[] = [
  {
    why: 'another company, and the account nowhere on the profile',
    expected: 'possiblyLeft/other_company',
    given: profiled(held('Fabrikam', '2019-01…')),
  },
  {
    why: 'the same under LinkedIn’s own rule',
    expected: 'notAtCompany/other_company',
    given: { ...profiled(held('Fabrikam', '2019-01…')), policy: ORIGINAL },
  },
  {
    why: 'LinkedIn’s own rule needs a current employer',
    expected: 'uncertain/only_placeholder',
    given: { ...profiled(held('Freelance', '2019-01…')), policy: ORIGINAL },
  },
  {
    why: 'the first reading of Connections.csv shows another company',
    expected: 'possiblyLeft/other_company_shown',
    given: profiled(held('Fabrikam', '…', shown)),
  },
  {
    why: 'shown once, no employer shown since',
    expected: 'uncertain/no_positions',
    given: profiled(held('Contoso', '…', { ...shown, lastSeenOn: day('2026-06-01') })),
  },
  {
    why: 'another script',
    expected: 'uncertain/name_only_difference',
    given: profiled(held('Контосо', '2019-01…')),
  },
  { why: 'no positions', expected: 'uncertain/no_positions', given: profiled() },
  {
    why: 'no real employer',
    expected: 'uncertain/only_placeholder',
    given: profiled(held('Stealth Startup', '2026-03…')),
  },
  {
    why: 'seen too long ago',
    expected: 'uncertain/stale_profile',
    given: { ...profiled(...moved), today: day('2028-04-01') },
  },
  {
    why: 'seen the day before that',
    expected: 'notAtCompany/position_ended',
    given: { ...profiled(...moved), today: day('2028-03-31') },
  },
  {
    why: 'seen before the contact was linked to the account',
    expected: 'uncertain/profile_older_than_account_link',
    given: { ...profiled(...moved), accountLinkChangedOn: day('2026-10-16') },
  },
  {
    why: 'seen on that day',
    expected: 'notAtCompany/position_ended',
    given: { ...profiled(...moved), accountLinkChangedOn: day('2026-10-15') },
  },
  {
    why: 'link date unknown: the rule is off',
    expected: 'notAtCompany/position_ended',
    given: { ...profiled(...moved), accountLinkChangedOn: undefined },
  },
  {
    why: 'an old reading may still confirm',
    expected: 'verified/still_there',
    given: { ...profiled(held('Contoso', '2019-01…')), accountLinkChangedOn: day('2026-10-16') },
  },
];

const IDENTITY: readonly VerdictCase[] = [
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

const SKIPPED: readonly VerdictCase[] = [
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

export const VERDICT_CASES: readonly VerdictCase[] = [
  ...DEPARTURES,
  ...STILL_THERE,
  ...NOT_PROVEN,
  ...IDENTITY,
  ...SKIPPED,
];
