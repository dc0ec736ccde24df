import type { CompanyCase } from './company-case-table.ts';
import { BRAND_CASES } from './company-cases-brands.ts';
import { FORM_PAIR_CASES } from './company-cases-form-pairs.ts';
import { FORM_CASES } from './company-cases-forms.ts';
import { KNOWN_CASES } from './company-cases-known.ts';
import { LANGUAGE_CASES } from './company-cases-languages.ts';
import { REGION_CASES } from './company-cases-regions.ts';
import { SCRIPT_CASES } from './company-cases-scripts.ts';
import { SHORT_FORM_CASES } from './company-cases-short-forms.ts';
import { SPELLING_CASES } from './company-cases-spelling.ts';

/** Invented and everyday names; positives stand beside near-misses. */
const FIRST_CASES: readonly CompanyCase[] = [
  { left: 'Contoso', right: 'CONTOSO GmbH & Co. KG', relation: 'same', why: 'case and legal form' },
  { left: 'Contoso S.p.A.', right: 'Contoso, Inc.', relation: 'same', why: 'forms are typed carelessly' },
  { left: 'ООО Контосо', right: 'Контосо', relation: 'same', why: 'form in front' },
  { left: '株式会社コントソ', right: 'コントソ', relation: 'same', why: 'form glued to the name' },
  { left: 'Ｃｏｎｔｏｓｏ', right: 'Contoso', relation: 'same', why: 'full-width letters' },
  { left: 'Tréy Résearch', right: 'Trey Research', relation: 'same', why: 'diacritics' },
  { left: 'Fabri Kam', right: 'Fabrikam', relation: 'same', why: 'a space' },
  { left: 'Contoso Holding', right: 'Contoso', relation: 'same', why: 'group words tell nothing' },
  { left: 'Fabrikam (formerly Contoso Ltd)', right: 'Contoso', relation: 'same', why: 'former name' },
  { left: 'Fabrikam dba Wingtip', right: 'Wingtip', relation: 'same', why: 'trading name' },
  {
    left: 'Wide World Importers',
    right: 'Importers Wide World',
    relation: 'same',
    why: 'three words in another order',
  },
  {
    left: 'Lakeshore University',
    right: 'University Lakeshore',
    relation: 'related',
    why: 'two words in another order are never the same, but share the brand',
  },
  { left: 'Fabrikam', right: 'Fabrikan', relation: 'same', why: 'one edit in eight letters' },
  { left: 'Fabri', right: 'Fobra', relation: 'different', why: 'two edits in five letters' },
  {
    left: '康托索科技有限公司',
    right: '康托素科技有限公司',
    relation: 'unknown',
    why: 'one other Han character is another company',
  },
  { left: 'Contoso Fund 8', right: 'Contoso Fund 9', relation: 'unknown', why: 'numbers must agree' },
  { left: 'Contoso', right: 'Contoso Germany', relation: 'related', why: 'country company' },
  { left: 'Contoso', right: 'Contoso Research', relation: 'related', why: 'unit of the brand' },
  { left: 'Contoso', right: 'Contoso Insurance', relation: 'unknown', why: 'another line of business' },
  {
    left: 'Contoso Fabrikam',
    right: 'Contoso Wingtip',
    relation: 'unknown',
    why: 'a shared first word alone',
  },
  { left: 'Blue Yonder Airlines', right: 'BYA', relation: 'related', why: 'initials' },
  { left: 'Blue Yonder Airlines', right: 'BYB', relation: 'different', why: 'other initials' },
  { left: 'Hewlett-Packard', right: 'HP Inc.', relation: 'same', why: 'an abbreviation everybody knows' },
  { left: 'HP', right: 'HPE', relation: 'related', why: 'a split everybody knows' },
  { left: 'Self-employed', right: 'Self employed', relation: 'unknown', why: 'a placeholder equals nothing' },
  {
    left: 'Contoso',
    right: 'Контосо',
    relation: 'unknown',
    why: 'string distance between scripts says nothing',
  },
  { left: 'Contoso', right: 'Fabrikam', relation: 'different', why: 'nothing in common' },
  { left: '', right: 'Contoso', relation: 'unknown', why: 'a missing name' },
  {
    left: 'Contoso (Wingtip)',
    right: 'Fabrikam (Wingtip)',
    relation: 'different',
    why: 'a word in brackets shared by two names',
  },
  {
    left: 'Solmara Import Export Handelsunternehmen',
    right: 'Salmora Import Export Handelsunternehmen',
    relation: 'unknown',
    why: 'a long common rest hides no difference',
  },
];

export const COMPANY_CASES: readonly CompanyCase[] = [
  ...FIRST_CASES,
  ...SPELLING_CASES,
  ...BRAND_CASES,
  ...FORM_CASES,
  ...FORM_PAIR_CASES,
  ...KNOWN_CASES,
  ...LANGUAGE_CASES,
  ...REGION_CASES,
  ...SCRIPT_CASES,
  ...SHORT_FORM_CASES,
];
