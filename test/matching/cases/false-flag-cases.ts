import type { Account } from '../../../shared/domain/contact.ts';
import { learnAccountDomains } from '../../../shared/matching/company/learn-account-domains.ts';
import { aContact, anAccount, held } from './builders.ts';
import { changed, LEFT, rows, STAYS, UNSURE } from './changed-employer.ts';
import { ALIASES } from './false-flag-cases-aliases.ts';
import { profiled, type VerdictCase } from './verdict-case.ts';

/** Names by which a person may still be at the account, each beside one that has to be a departure. */
const ABBREVIATIONS = rows([
  ['Relecloud Data Corporation', 'Relecloud Data Corporation', 'RDC', STAYS, 'initials with the form'],
  ['RDC', 'RDC', 'Relecloud Data Corporation', STAYS, 'the same the other way'],
  ['Relecloud Data Corporation', 'Relecloud Data Corporation', 'RDX', LEFT, 'other initials'],
  [
    'Contoso',
    'Contoso',
    'Contoso EV',
    'verified/still_there',
    'letters that are a form somewhere flag nobody',
  ],
  ['Contoso EV', 'Contoso EV', 'Contoso Electric Vehicles', STAYS, 'abbreviated in the pair'],
  ['Contoso EV', 'Contoso EV', 'Contoso Electronic Goods', UNSURE, 'not abbreviated in the pair'],
  ['Contoso EV', 'Contoso EV', 'Fabrikam Electric Vehicles', LEFT, 'abbreviated, but of another brand'],
  ['Contoso SA', 'Contoso SA', 'Contoso Software Analytics', STAYS, 'initials that are a form elsewhere'],
  ['Contoso AB', 'Contoso AB', 'Contoso Atlantic Bank', STAYS, 'the same, a Swedish form'],
  ['Contoso LLC', 'Contoso LLC', 'Contoso Lease Line Cars', STAYS, 'the same, an American form'],
  ['Contoso', 'Contoso', 'CTS', LEFT, 'letters of one word are no initials'],
  ['Wide World Importers', 'Wide World Importers', 'WWI', STAYS, 'plain initials'],
  ['WWI Germany', 'WWI Germany', 'Wide World Importers', STAYS, 'initials beside a place'],
]);

const BRACKETS = rows([
  ['Contoso (UK)', 'Contoso (UK)', 'Contoso (France)', STAYS, 'two country companies'],
  ['Contoso (UK)', 'Contoso (UK)', 'Contoso', STAYS, 'the place missing on one side'],
  ['Contoso (UK)', 'Contoso (UK)', 'Fabrikam (UK)', LEFT, 'a shared place alone'],
  [
    'Contoso (Georgia)',
    'Contoso (Georgia)',
    'Georgia Marble Works',
    LEFT,
    'the place is no name of the account',
  ],
  ['Contoso', 'Contoso', 'Fabrikam (Contoso)', 'verified/still_there', 'the account in brackets'],
  ['Contoso', 'Contoso', 'Fabrikam (ex Contoso)', 'verified/still_there', 'a former name in brackets'],
  ['Contoso', 'Contoso', 'Fabrikam (ex-Contoso)', 'verified/still_there', 'the same with a hyphen'],
  ['Contoso', 'Contoso', 'Fabrikam (vorm. Contoso)', 'verified/still_there', 'the same in German'],
  ['Contoso', 'Contoso', 'Fabrikam (formerly Contoso)', 'verified/still_there', 'the same written out'],
  ['Contoso', 'Contoso', 'Fabrikam (part of Contoso)', STAYS, 'an owner in brackets'],
  ['Contoso', 'Contoso', 'Fabrikam (part of Wingtip)', LEFT, 'another owner'],
  [
    'Contoso (part of Wingtip)',
    'Contoso',
    'Fabrikam (part of Wingtip)',
    STAYS,
    'a move within the group that both name',
  ],
  ['Contoso', 'Contoso', 'Ex Fabrikam', LEFT, 'outside brackets it is part of the name'],
]);

const learned = learnAccountDomains(['contoso.example', 'contoso.example', 'wingtip.example', undefined]);
const learnedAt = (
  changes: Partial<Account>,
  position: { companyName: string; companyDomain?: string },
  left: Parameters<typeof held>[2] & { name?: string } = {},
): VerdictCase['given'] => {
  const { name = 'Contoso', ...others } = left;
  return {
    ...profiled(held(position.companyName, '2026-03…', position), held(name, '2019-01…2026-02', others)),
    account: anAccount({ learnedDomains: learned, ...changes }),
  };
};

/** A learned domain may hold a flag back; it never raises one. */
const DOMAINS: readonly VerdictCase[] = [
  {
    why: 'the new employer has a learned domain of the account',
    expected: STAYS,
    given: learnedAt({}, { companyName: 'Fabrikam', companyDomain: 'contoso.example' }),
  },
  {
    why: 'a domain that one contact alone uses is not learned',
    expected: LEFT,
    given: learnedAt({}, { companyName: 'Wingtip', companyDomain: 'wingtip.example' }),
  },
  {
    why: 'ended where only a learned domain leads: no departure from the account',
    expected: 'possiblyLeft/other_company',
    given: learnedAt({}, { companyName: 'Fabrikam' }, { name: 'Litware', companyDomain: 'contoso.example' }),
  },
  {
    why: 'the website is a mailbox provider: its users are no colleagues',
    expected: LEFT,
    given: learnedAt(
      { learnedDomains: ['gmail.com'] },
      { companyName: 'Fabrikam', companyDomain: 'gmail.com' },
    ),
  },
  {
    why: 'tier B: both have a domain and none agrees: suspected, never flagged',
    expected: 'possiblyLeft/other_company',
    given: learnedAt(
      { website: 'https://contoso.example' },
      { companyName: 'Fabrikam', companyDomain: 'fabrikam.example' },
      { name: 'Litware' },
    ),
  },
  {
    why: 'the account’s website reads like the employer’s name: related, never a flag',
    expected: STAYS,
    given: learnedAt(
      { website: 'https://contoso.example' },
      { companyName: 'Contoso Insurance', companyDomain: 'fabrikam.example' },
      { name: 'Litware' },
    ),
  },
  {
    why: 'the label under another registry joins',
    expected: STAYS,
    given: learnedAt({}, { companyName: 'Fabrikam', companyDomain: 'contoso.nl' }),
  },
];

const nobody = { linkedInUrl: undefined };
const claims = (contested: boolean, given: VerdictCase['given']): VerdictCase['given'] => {
  const profile = given.candidates?.[0];
  return profile === undefined
    ? given
    : {
        ...given,
        claim: {
          contested,
          identity: { kind: 'identified', profile, strength: 'strong', basis: 'name', evidence: [] },
        },
      };
};

/** Two contacts that mean one profile, and people who are found by name alone. */
const CLAIMS: readonly VerdictCase[] = [
  {
    why: 'another contact claims the profile by name as well',
    expected: 'uncertain/ambiguous_identity',
    given: claims(true, changed('Contoso', 'Fabrikam')),
  },
  { why: 'nobody else claims it', expected: LEFT, given: claims(false, changed('Contoso', 'Fabrikam')) },
  {
    why: 'a namesake who left a company that only shares the brand word',
    expected: 'uncertain/weak_identity',
    given: { ...changed('Contoso Insurance', 'Fabrikam'), contact: aContact(nobody) },
  },
  {
    why: 'a namesake who was never there',
    expected: 'uncertain/weak_identity',
    given: { ...changed('Litware', 'Fabrikam'), contact: aContact(nobody) },
  },
  {
    why: 'another first name at the same company',
    expected: 'notMatched/no_match',
    given: { ...changed('Contoso', 'Fabrikam'), contact: aContact({ ...nobody, firstName: 'Zoe' }) },
  },
  {
    why: 'the link leads to somebody of another name',
    expected: 'uncertain/wrong_link',
    given: { ...changed('Contoso', 'Fabrikam'), contact: aContact({ firstName: 'Zoe', lastName: 'Other' }) },
  },
];

export const FALSE_FLAGS: readonly VerdictCase[] = [
  ...ABBREVIATIONS,
  ...BRACKETS,
  ...ALIASES,
  ...DOMAINS,
  ...CLAIMS,
];
