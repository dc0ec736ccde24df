import type { AliasRow } from '../../../shared/matching/company/alias-table.ts';
import { knowledgeOf } from '../../../shared/matching/company/public-knowledge.ts';
import { anAccount, day } from './builders.ts';
import { changed, LEFT, STAYS } from './changed-employer.ts';
import type { VerdictCase } from './verdict-case.ts';

const withWords = (account: string, left: string, now: string): Partial<VerdictCase['given']> => ({
  ...changed(left, now),
  account: anAccount({ name: account }),
});

const alias: AliasRow = { name: 'Contoso', alias: 'Northwind Traders', relation: 'same' };
const aliased = (rowsOf: readonly AliasRow[], given: VerdictCase['given']): VerdictCase['given'] => ({
  ...given,
  knowledge: knowledgeOf({ aliases: rowsOf }),
});

const acquired: AliasRow = { ...alias, relation: 'acquired' };
const bought = (given: VerdictCase['given'] = {}): VerdictCase['given'] =>
  aliased([acquired], { ...withWords('Contoso', 'Northwind Traders', 'Fabrikam'), ...given });

/** "A = X" said of one contact holds for both names and for nobody else. */
export const ALIASES: readonly VerdictCase[] = [
  {
    why: 'the alias keeps whoever moved to it',
    expected: 'verified/still_there',
    given: aliased([alias], withWords('Contoso', 'Contoso', 'Northwind Traders')),
  },
  {
    why: 'the alias counts the other way',
    expected: 'verified/still_there',
    given: aliased([alias], withWords('Northwind Traders', 'Northwind Traders', 'Contoso')),
  },
  {
    why: 'an unrelated employer stays a departure',
    expected: LEFT,
    given: aliased([alias], withWords('Contoso', 'Contoso', 'Fabrikam')),
  },
  {
    why: 'who went to what shares its first word with the alias may still be there',
    expected: 'uncertain/name_only_difference',
    given: aliased([alias], withWords('Contoso', 'Contoso', 'Northwind Insurance')),
  },
  {
    why: 'another account is judged as without the alias',
    expected: LEFT,
    given: aliased([alias], withWords('Wingtip', 'Wingtip', 'Northwind Traders')),
  },
  {
    why: 'the person left the alias, which was never the CRM’s word: a departure from the account all the same',
    expected: LEFT,
    given: aliased([alias], withWords('Contoso', 'Northwind Traders', 'Fabrikam')),
  },
  {
    why: 'a unit bought, held when the contact was linked to the account, and left for a third company: what the CRM meant is over',
    expected: LEFT,
    given: bought(),
  },
  {
    why: 'the unit was left before the contact was linked: the link means another job',
    expected: 'possiblyLeft/other_company',
    given: bought({ accountLinkChangedOn: day('2026-03-02') }),
  },
  {
    why: 'nobody knows when the contact was linked: the unit may not be what was meant',
    expected: 'possiblyLeft/other_company',
    given: bought({ accountLinkChangedOn: undefined }),
  },
  {
    why: 'the unit was left for another one that the account bought',
    expected: STAYS,
    given: aliased(
      [acquired, { ...acquired, alias: 'Litware' }],
      withWords('Contoso', 'Northwind Traders', 'Litware'),
    ),
  },
  {
    why: 'a legal form as alias joins nobody',
    expected: LEFT,
    given: aliased([{ ...alias, alias: '…' }], withWords('Contoso', 'Contoso', 'Fabrikam Ltd')),
  },
];
