import { daySchema, monthSchema } from '../../shared/domain/calendar.ts';
import { dayInWords, monthInWords } from '../../shared/domain/date-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Evidence } from '../../shared/domain/verdict.ts';
import type { CompanyLevel } from '../../shared/matching/company/company-comparison.ts';
import { shownName } from '../../shared/matching/text/shown-name.ts';
import { evidenceStrength, type Strength } from './evidence-strength.ts';
import type { EvidenceWords, Stance, Values } from './words/evidence-words.ts';

export type EvidenceLine = { text: string; strength: Strength };

/** Levels of comparison by what they say; a level that is not here is told by its weight. */
const STANCES: Readonly<Record<Exclude<CompanyLevel, 'company_id' | 'domain'>, Stance>> = {
  exact_name: 'same',
  joined_name: 'same',
  without_group_words: 'same',
  known_alias: 'same',
  same_words: 'same',
  typing_error: 'same',
  other_name: 'same',
  brand_and_unit: 'related',
  known_tie: 'related',
  acronym: 'related',
  shared_brand: 'unclear',
  line_of_business: 'unclear',
  other_place: 'otherPlace',
  similar_name: 'unclear',
  similar_alias: 'unclear',
  short_form: 'unclear',
  numbers_differ: 'unclear',
  other_script: 'unclear',
  placeholder: 'placeholder',
  nothing_shared: 'different',
};

function stanceOf({ level, bits }: Evidence): Stance {
  const known = lineNamed(STANCES, level);
  if (known !== undefined) return known;
  const strength = evidenceStrength(bits);
  if (strength === 'low') return 'unclear';
  if (bits < 0) return 'different';
  return strength === 'high' ? 'same' : 'related';
}

/** Evidence as people read it: what was compared, with both values where they differ, and how much it tells. */
export function evidenceLines(
  evidence: readonly Evidence[],
  { words, language }: { words: EvidenceWords; language: Language },
): EvidenceLine[] {
  const lines = evidence.map((one) => ({
    text: textOf(one, { words, language }),
    strength: evidenceStrength(one.bits),
  }));
  // The account found on the profile is evidence of identity and of employment alike; once is enough to read.
  return lines.filter(({ text }, index) => lines.findIndex((other) => other.text === text) === index);
}

type Speech = { words: EvidenceWords; language: Language };

function textOf(evidence: Evidence, { words, language }: Speech): string {
  const values = valuesOf(evidence, words);
  const { field, level } = evidence;
  if (field === 'profileUrl' && level === 'equal') return words.profileUrlEqual;
  if (field === 'email' && level === 'equal') return words.emailEqual;
  const line = lineNamed(tableOf(field, words), level);
  if (line !== undefined) return line(values);
  if (field === 'company')
    return (
      words.company[stanceOf(evidence)](values) + (evidence.source === 'knownCompanies' ? words.known : '')
    );
  if (field === 'companyId' && level === 'company_id') return words.companyIdEqual(values);
  if (field === 'domain' && level === 'domain') return words.domainShared(values);
  const dates = field === 'dates' ? datesOf(evidence, { words, language }) : undefined;
  return dates ?? words.bothValues({ ...values, field: words.fields[field] ?? field });
}

type Lines = Readonly<Record<string, (values: Values) => string>>;

/** The lines of a field by its levels; a tie can come with every comparison of companies. */
function tableOf(field: Evidence['field'], words: EvidenceWords): Lines {
  switch (field) {
    case 'profileUrl':
      return words.address;
    case 'name':
      return words.names;
    case 'email':
      return words.mail;
    case 'domain':
      return { ...words.mail, ...words.ties };
    case 'company':
    case 'companyId':
      return words.ties;
    default:
      return words.person;
  }
}

/** Own entries alone: a level comes from stored data. */
const lineNamed = <Item>(table: Readonly<Record<string, Item>>, level: string): Item | undefined =>
  Object.hasOwn(table, level) ? table[level] : undefined;

function datesOf({ profileValue = '' }: Evidence, { words, language }: Speech): string | undefined {
  const month = monthSchema.safeParse(profileValue);
  if (month.success) return words.positionEnded(monthInWords(month.data, language));
  const [after, before] = profileValue.split('/').map((text) => daySchema.safeParse(text));
  if (after?.success !== true || before?.success !== true) return undefined;
  return words.departureObserved({
    after: dayInWords(after.data, language),
    before: dayInWords(before.data, language),
  });
}

const valuesOf = ({ crmValue, profileValue }: Evidence, { missing }: EvidenceWords) => ({
  crm: shownName(crmValue ?? '') || missing,
  profile: shownName(profileValue ?? '') || missing,
});
