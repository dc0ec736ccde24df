import { day, held, ORIGINAL } from './builders.ts';
import { profiled, type VerdictCase } from './verdict-case.ts';

const first = { shownOnly: true as const, firstSeenOn: day('2026-01-10'), lastSeenOn: day('2026-04-10') };
const gone = { closedBetween: { after: day('2026-04-10'), before: day('2026-07-10') } };
const seen = (from: string, to: string) => ({
  shownOnly: true as const,
  firstSeenOn: day(from),
  lastSeenOn: day(to),
});

/** Sources that show one company at a time (reference/profile-sources.md §15.6). */
export const READINGS: readonly VerdictCase[] = [
  {
    why: 'another company once: one reading is a suspicion',
    expected: 'possiblyLeft/departure_observed',
    given: profiled(
      held('Fabrikam', '…', seen('2026-10-15', '2026-10-15')),
      held('Contoso', '…', { ...first, ...gone }),
    ),
  },
  {
    why: 'two readings agree',
    expected: 'notAtCompany/departure_observed',
    given: profiled(
      held('Fabrikam', '…', seen('2026-07-10', '2026-10-15')),
      held('Contoso', '…', { ...first, ...gone }),
    ),
  },
  {
    why: 'one reading that names the employer’s LinkedIn page',
    expected: 'notAtCompany/departure_observed',
    given: profiled(
      held('Fabrikam', '…', { ...seen('2026-10-15', '2026-10-15'), companyId: '8' }),
      held('Contoso', '…', { ...first, ...gone }),
    ),
  },
  {
    why: 'the other company was shown before the account: two jobs that take turns',
    expected: 'possiblyLeft/departure_observed',
    given: profiled(
      held('Fabrikam', '…', seen('2026-02-10', '2026-10-15')),
      held('Contoso', '…', { ...first, ...gone }),
    ),
  },
  {
    why: 'two readings agree on a board seat: no departure',
    expected: 'possiblyLeft/departure_observed',
    given: profiled(
      held('Fabrikam', '…', { ...seen('2026-07-10', '2026-10-15'), title: 'Board Member' }),
      held('Contoso', '…', { ...first, ...gone }),
    ),
  },
  {
    why: 'two readings agree on a name that may be the account’s',
    expected: 'uncertain/name_only_difference',
    given: profiled(
      held('Contoso Insurance', '…', seen('2026-07-10', '2026-10-15')),
      held('Contoso', '…', { ...first, ...gone }),
    ),
  },
  {
    why: 'shown anew under another legal form: no event',
    expected: 'verified/still_there',
    given: profiled(
      held('Contoso GmbH', '…', seen('2026-07-10', '2026-10-15')),
      held('Contoso', '…', { ...first, ...gone }),
    ),
  },
  {
    why: 'a first reading that contradicts the CRM never flags, whatever rule the admin chose',
    expected: 'possiblyLeft/first_observation',
    given: { ...profiled(held('Fabrikam', '…', seen('2026-10-15', '2026-10-15'))), policy: ORIGINAL },
  },
  {
    why: 'a row that vanished says nothing',
    expected: 'uncertain/no_positions',
    given: profiled(held('Contoso', '…', first)),
  },
  {
    why: 'gone from a complete history without a new employer',
    expected: 'possiblyLeft/departure_observed',
    given: profiled(held('Contoso', '2019-01…', gone)),
  },
];
