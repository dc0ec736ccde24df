import { aContact, anAccount, CAREFUL, held, ORIGINAL } from './builders.ts';
import { moved, profiled, type VerdictCase } from './verdict-case.ts';

const working = (companyName: string, title?: string): ReturnType<typeof profiled> =>
  profiled(
    held(companyName, '2026-03…', title === undefined ? {} : { title }),
    held('Contoso', '2019-01…2026-02'),
  );
const parent = { id: '7b0e4f3c-9999-4222-8333-944455556666' as never, name: 'Wingtip Holding' };
const departure = { ...CAREFUL, relatedCompanies: 'departure' as const };

/** Agencies, clients and the customer's own hierarchy. */
export const TIES: readonly VerdictCase[] = [
  {
    why: 'at the account via an agency',
    expected: 'verified/still_there',
    given: working('Contoso via Adecco'),
  },
  {
    why: 'the agency in front: a name in brackets is a name of the entry',
    expected: 'verified/still_there',
    given: working('Adecco (at Contoso)'),
  },
  { why: 'care of', expected: 'verified/related_company', given: working('Adecco c/o Contoso') },
  {
    why: 'consultant @',
    expected: 'verified/related_company',
    given: working('Fabrikam', 'Consultant @ Contoso'),
  },
  {
    why: 'on behalf of',
    expected: 'verified/related_company',
    given: working('Fabrikam', 'Engineer on behalf of Contoso Ltd'),
  },
  {
    why: 'im Auftrag von',
    expected: 'verified/related_company',
    given: working('Fabrikam', 'Berater im Auftrag von Contoso'),
  },
  {
    why: 'en mission chez',
    expected: 'verified/related_company',
    given: working('Fabrikam', 'Consultante en mission chez Contoso'),
  },
  {
    why: 'presso',
    expected: 'verified/related_company',
    given: working('Fabrikam', 'Sviluppatore presso Contoso'),
  },
  {
    why: 'gedetacheerd bij',
    expected: 'verified/related_company',
    given: working('Fabrikam', 'Adviseur gedetacheerd bij Contoso'),
  },
  {
    why: 'self-employed, but for the account',
    expected: 'verified/related_company',
    given: working('Self-employed', 'Contractor for Contoso'),
  },
  {
    why: 'a client that is another company changes nothing',
    expected: 'notAtCompany/position_ended',
    given: working('Fabrikam', 'Consultant at Wingtip'),
  },
  {
    why: 'a word after “for” that is no company changes nothing',
    expected: 'notAtCompany/position_ended',
    given: working('Fabrikam', 'Head of Sales for Germany'),
  },
  {
    why: 'agency staff whose assignment at the account ended',
    expected: 'notAtCompany/position_ended',
    given: profiled(
      held('Fabrikam', '2026-03…'),
      held('Adecco', '2024-01…2026-02', { title: 'Consultant at Contoso' }),
    ),
  },
  {
    why: 'the same without knowing since when the contact is linked',
    expected: 'possiblyLeft/other_company',
    given: {
      ...profiled(
        held('Fabrikam', '2026-03…'),
        held('Adecco', '2024-01…2026-02', { title: 'Consultant at Contoso' }),
      ),
      accountLinkChangedOn: undefined,
    },
  },
  {
    why: 'now at the account above the account',
    expected: 'verified/related_company',
    given: { ...working('Wingtip'), account: anAccount({ parent }) },
  },
  {
    why: 'and under LinkedIn’s own rule as well',
    expected: 'verified/related_company',
    given: { ...working('Wingtip'), account: anAccount({ parent }), policy: ORIGINAL },
  },
  {
    why: 'by the parent’s domain',
    expected: 'verified/related_company',
    given: {
      ...profiled(
        held('Northwind', '2026-03…', { companyDomain: 'wingtip.example' }),
        held('Contoso', '2019-01…2026-02'),
      ),
      account: anAccount({ parent: { ...parent, website: 'https://www.wingtip.example' } }),
    },
  },
  {
    why: 'the admin calls a move to the parent a departure',
    expected: 'notAtCompany/position_ended',
    given: { ...working('Wingtip'), account: anAccount({ parent }), policy: departure },
  },
  {
    why: 'under the same setting a unit of the brand still keeps the person',
    expected: 'verified/related_company',
    given: { ...working('Contoso Germany'), policy: departure },
  },
  {
    why: 'and so does a client',
    expected: 'verified/related_company',
    given: { ...working('Fabrikam', 'Consultant at Contoso'), policy: departure },
  },
  {
    why: 'left the parent, where the person was when linked',
    expected: 'notAtCompany/position_ended',
    given: {
      ...profiled(held('Fabrikam', '2026-03…'), held('Wingtip', '2019-01…2026-02')),
      account: anAccount({ parent }),
    },
  },
  {
    why: 'a parent that nobody can read ties nothing',
    expected: 'notAtCompany/position_ended',
    given: { ...working('Wingtip'), account: anAccount({ parent: { id: parent.id } }) },
  },
  {
    why: 'the new employer has the LinkedIn page of the old one',
    expected: 'verified/related_company',
    given: profiled(
      held('Fabrikam', '2026-03…', { companyUrl: 'https://www.linkedin.com/company/4711/' }),
      held('Contoso', '2019-01…2026-02', { companyId: '4711' }),
    ),
  },
  {
    why: 'another script with a page of its own is another company',
    expected: 'notAtCompany/position_ended',
    given: profiled(
      held('Фабрикам', '2026-03…', { companyId: '8' }),
      held('Contoso', '2019-01…2026-02', { companyId: '7' }),
    ),
  },
  {
    why: 'another script without one may be the same',
    expected: 'uncertain/name_only_difference',
    given: profiled(held('Фабрикам', '2026-03…'), held('Contoso', '2019-01…2026-02')),
  },
  {
    why: 'the mail domain of the contact keeps the person at its company',
    expected: 'verified/related_company',
    given: { ...working('Fabrikam'), contact: aContact({ email: 'ada@fabrikam.example' }) },
  },
  {
    why: 'a free mailbox names no company',
    expected: 'notAtCompany/position_ended',
    given: { ...profiled(...moved), contact: aContact({ email: 'ada@gmail.com' }) },
  },
];
