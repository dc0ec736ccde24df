import { daySchema, monthSchema } from '../../shared/domain/calendar.ts';
import { dayInWords, monthInWords } from '../../shared/domain/date-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Evidence } from '../../shared/domain/verdict.ts';
import { shownName } from '../../shared/matching/text/shown-name.ts';
import { strengthBand, type Band } from './bands.ts';
import type { EvidenceWords, Stance } from './words/evidence-words.ts';

export type EvidenceLine = { text: string; strength: Band };

/** Levels of comparison by what they say; a level that is not here is told by its weight. */
const STANCES: Readonly<Record<string, Stance>> = {
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
  similar_name: 'unclear',
  numbers_differ: 'unclear',
  other_script: 'unclear',
  placeholder: 'unclear',
  nothing_shared: 'different',
};

function stanceOf({ level, bits }: Evidence): Stance {
  const known = Object.hasOwn(STANCES, level) ? STANCES[level] : undefined;
  if (known !== undefined) return known;
  const strength = strengthBand(bits);
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
    strength: strengthBand(one.bits),
  }));
  // The account found on the profile is evidence of identity and of employment alike; once is enough to read.
  return lines.filter(({ text }, index) => lines.findIndex((other) => other.text === text) === index);
}

type Speech = { words: EvidenceWords; language: Language };

function textOf(evidence: Evidence, { words, language }: Speech): string {
  const values = valuesOf(evidence, words);
  const { field, level } = evidence;
  const name = Object.entries(words.names).find(([known]) => known === level)?.[1];
  if (field === 'profileUrl' && level === 'equal') return words.profileUrlEqual;
  if (field === 'email' && level === 'equal') return words.emailEqual;
  if (field === 'name' && name !== undefined) return name(values);
  if (field === 'company') return words.company[stanceOf(evidence)](values);
  if (field === 'companyId' && level === 'company_id') return words.companyIdEqual(values);
  if (field === 'domain' && level === 'domain') return words.domainShared(values);
  const dates = field === 'dates' ? datesOf(evidence, { words, language }) : undefined;
  return dates ?? words.bothValues({ ...values, field: words.fields[field] ?? field });
}

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
