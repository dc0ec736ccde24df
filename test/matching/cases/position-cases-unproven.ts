import { anAccount, day, held, ORIGINAL } from './builders.ts';
import { moved, profiled, shown, type VerdictCase } from './verdict-case.ts';

export const NOT_PROVEN: readonly VerdictCase[] = [
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
    expected: 'possiblyLeft/first_observation',
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
  {
    why: 'a self-employed contact may work for anybody, under either rule',
    expected: 'uncertain/name_only_difference',
    given: { ...profiled(...moved), account: anAccount({ name: 'Self-employed' }), policy: ORIGINAL },
  },
];
