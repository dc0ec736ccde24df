import { aContact, anAccount, held } from './builders.ts';
import { moved, observed, profiled, shown, type VerdictCase } from './verdict-case.ts';

/** What stands after a closed position at the account, the only thing that may flag under `careful`. */
export const DEPARTURES: readonly VerdictCase[] = [
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
    why: 'two readings of Connections.csv show two companies: one reading may show the other of two jobs',
    expected: 'possiblyLeft/departure_observed',
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

export const STILL_THERE: readonly VerdictCase[] = [
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
