import { anAccount, aProfile, day, held, ORIGINAL } from './builders.ts';
import { moved, profiled, type VerdictCase } from './verdict-case.ts';

/** Month arithmetic around 1 November 2026, and dates that cannot be. */
export const TIME: readonly VerdictCase[] = [
  {
    why: 'ended last month: LinkedIn knows no days, the month is over',
    expected: 'notAtCompany/position_ended',
    given: profiled(held('Fabrikam', '2026-10…'), held('Contoso', '2019-01…2026-10')),
  },
  {
    why: 'ends this month: still there until it is over',
    expected: 'additionalRole/still_there',
    given: {
      ...profiled(held('Fabrikam', '2026-11…'), held('Contoso', '2019-01…2026-11')),
      today: day('2026-11-30'),
    },
  },
  {
    why: 'ended in December, judged on New Year’s Day',
    expected: 'notAtCompany/position_ended',
    given: {
      ...profiled(held('Fabrikam', '2026-12…'), held('Contoso', '2019-01…2026-12')),
      today: day('2027-01-01'),
    },
  },
  {
    why: 'an end in the future is none',
    expected: 'verified/still_there',
    given: profiled(held('Contoso', '2019-01…2027-03')),
    dueOn: '2027-04-01',
  },
  {
    why: 'the account’s next job has not begun, the other has',
    expected: 'possiblyLeft/other_company',
    given: profiled(held('Contoso', '2027-02…'), held('Fabrikam', '2019-01…')),
    dueOn: '2027-02-01',
  },
  {
    why: 'a start in the future beside an ended position proves no new employer',
    expected: 'leftNoNewRole/position_ended',
    given: profiled(held('Fabrikam', '2027-02…'), held('Contoso', '2019-01…2026-06')),
    dueOn: '2027-02-01',
  },
  {
    why: 'an end before the start tells nothing',
    expected: 'possiblyLeft/other_company',
    given: profiled(held('Fabrikam', '2024-01…'), held('Contoso', '2026-05…2019-01')),
  },
  {
    why: 'an end before the start keeps nobody either',
    expected: 'uncertain/no_positions',
    given: profiled(held('Contoso', '2027-05…2026-12')),
  },
  {
    why: 'started and ended in one month',
    expected: 'notAtCompany/position_ended',
    given: profiled(held('Fabrikam', '2026-03…'), held('Contoso', '2026-02…2026-02')),
  },
  {
    why: 'no start anywhere',
    expected: 'notAtCompany/position_ended',
    given: profiled(held('Fabrikam', '…'), held('Contoso', '…2026-02')),
  },
  {
    why: 'no date at all beside the account: a second job',
    expected: 'additionalRole/still_there',
    given: profiled(held('Fabrikam', '…'), held('Contoso', '…')),
  },
  {
    why: 'left decades ago and never came back',
    expected: 'notAtCompany/position_ended',
    given: profiled(held('Fabrikam', '1999-01…'), held('Contoso', '1990-01…1998-12')),
  },
  {
    why: 'left twice: the later end counts',
    expected: 'notAtCompany/position_ended',
    given: profiled(
      held('Fabrikam', '2026-06…'),
      held('Contoso', '2010-01…2012-01'),
      held('Contoso', '2020-01…2026-05'),
    ),
  },
  {
    why: 'left, came back, left the other',
    expected: 'verified/still_there',
    given: profiled(
      held('Contoso', '2026-06…'),
      held('Fabrikam', '2022-01…2026-05'),
      held('Contoso', '2010-01…2021-12'),
    ),
  },
  {
    why: 'promoted: one entry of the account ends, the next is open',
    expected: 'verified/still_there',
    given: profiled(
      held('Contoso', '2026-06…', { title: 'Director' }),
      held('Contoso', '2020-01…2026-06', { title: 'Manager' }),
    ),
  },
  {
    why: 'several current employers, none the account',
    expected: 'notAtCompany/position_ended',
    given: profiled(
      held('Fabrikam', '2026-03…'),
      held('Wingtip', '2026-04…'),
      held('Contoso', '2019-01…2026-02'),
    ),
  },
  {
    why: 'several current employers, one of them the account',
    expected: 'additionalRole/still_there',
    given: profiled(held('Fabrikam', '2012-03…'), held('Contoso', '2019-01…'), held('Wingtip', '2013-04…')),
  },
  {
    why: 'several current employers, one may be the account',
    expected: 'uncertain/name_only_difference',
    given: profiled(
      held('Fabrikam', '2026-03…'),
      held('Contoso Insurance', '2026-04…'),
      held('Contoso', '2019-01…2026-02'),
    ),
  },
  {
    why: 'the grace period of a new job ends on day 60',
    expected: 'additionalRole/unclosed_overlap',
    given: {
      ...profiled(held('Fabrikam', '2026-09…'), held('Contoso', '2019-01…')),
      today: day('2026-10-31'),
    },
  },
  {
    why: 'one day before',
    expected: 'uncertain/grace_period',
    given: {
      ...profiled(held('Fabrikam', '2026-09…'), held('Contoso', '2019-01…')),
      today: day('2026-10-30'),
    },
    dueOn: '2026-10-31',
  },
  {
    why: 'the account is the newer of two open jobs',
    expected: 'additionalRole/still_there',
    given: profiled(held('Fabrikam', '2019-01…'), held('Contoso', '2026-09…')),
  },
  {
    why: 'both open since the same month',
    expected: 'additionalRole/still_there',
    given: profiled(held('Fabrikam', '2024-01…'), held('Contoso', '2024-01…')),
  },
  {
    why: 'the open account will end soon, so it is not forgotten',
    expected: 'additionalRole/still_there',
    given: profiled(held('Fabrikam', '2026-01…'), held('Contoso', '2019-01…2026-12')),
  },
  {
    why: 'month of the end counts whole before the grace period',
    expected: 'leftNoNewRole/position_ended',
    given: profiled(held('Contoso', '…2026-09')),
  },
  {
    why: 'seventeen months old is not stale',
    expected: 'notAtCompany/position_ended',
    given: {
      candidates: [aProfile(moved, { observedAt: '2026-10-15T00:00:00Z' as never })],
      today: day('2028-03-31'),
    },
  },
  {
    why: 'a stale profile does not even confirm',
    expected: 'uncertain/stale_profile',
    given: { ...profiled(held('Contoso', '2019-01…')), today: day('2029-01-01') },
  },
  {
    why: 'seen before the contact was linked, whatever rule the admin chose',
    expected: 'uncertain/profile_older_than_account_link',
    given: {
      ...profiled(held('Fabrikam', '2019-01…')),
      policy: ORIGINAL,
      accountLinkChangedOn: day('2026-10-16'),
    },
  },
  {
    why: 'left years before somebody linked the contact: the profile is newer than the link and still says so',
    expected: 'notAtCompany/position_ended',
    given: {
      ...profiled(held('Fabrikam', '2016-01…'), held('Contoso', '2010-01…2015-12')),
      accountLinkChangedOn: day('2026-01-01'),
    },
  },
  {
    why: 'the ended name shares the brand and was held when the contact was linked',
    expected: 'notAtCompany/position_ended',
    given: {
      ...profiled(held('Fabrikam', '2026-03…'), held('Contoso Insurance', '2019-01…2026-02')),
      account: anAccount({ name: 'Contoso Leasing' }),
    },
  },
  {
    why: 'the ended name shares the brand but was left before the contact was linked',
    expected: 'possiblyLeft/other_company',
    given: {
      ...profiled(held('Fabrikam', '2020-03…'), held('Contoso Insurance', '2012-01…2020-02')),
      account: anAccount({ name: 'Contoso Leasing' }),
    },
  },
  {
    why: 'the same, link date unknown',
    expected: 'possiblyLeft/other_company',
    given: {
      ...profiled(held('Fabrikam', '2026-03…'), held('Contoso Insurance', '2019-01…2026-02')),
      account: anAccount({ name: 'Contoso Leasing' }),
      accountLinkChangedOn: undefined,
    },
  },
];
