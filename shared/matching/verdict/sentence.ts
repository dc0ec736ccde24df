import type { Day, Month } from '../../domain/calendar.ts';
import { dayInWords, monthInWords } from '../../domain/date-words.ts';
import type { Language } from '../../domain/language.ts';
import type { Outcome, Verdict } from '../../domain/verdict.ts';
import { shownName } from '../text/shown-name.ts';
import { makeBoundedCache } from './bounded-cache.ts';
import { SENTENCES_DE } from './sentence-de.ts';
import { SENTENCES_EN } from './sentence-en.ts';
import { SENTENCES_FR } from './sentence-fr.ts';
import { SENTENCES_NL } from './sentence-nl.ts';
import type { SentenceWords, Told } from './sentence-words.ts';

export type SentenceFacts = {
  outcome: Outcome;
  accountName: string;
  departure?: Verdict['departure'];
  destination?: Verdict['destination'];
  seenOn?: Day;
};

/** Sentences name few days and months, and Intl is slow. */
const DATES_MAX = 1_000;
const dates = makeBoundedCache<string>(DATES_MAX);

const dayOf = (day: Day, language: Language): string =>
  dates(`${language} ${day}`, () => dayInWords(day, language));

const monthOf = (month: Month, language: Language): string =>
  dates(`${language} ${month}`, () => monthInWords(month, language));

const SENTENCES: Record<Language, SentenceWords> = {
  en: SENTENCES_EN,
  nl: SENTENCES_NL,
  de: SENTENCES_DE,
  fr: SENTENCES_FR,
};

/** One sentence that a salesperson can act on. */
export function sentence(facts: SentenceFacts, language: Language = 'en'): string {
  const words = SENTENCES[language];
  const clause = clauseOf(words, facts.outcome)(toldOf(facts, language));
  const source = facts.seenOn === undefined ? '' : words.source(dayOf(facts.seenOn, language));
  const text = `${clause}${source}`;
  return text.endsWith('.') ? text : `${text}.`;
}

function clauseOf({ clauses }: SentenceWords, { kind, reason }: Outcome): (told: Told) => string {
  // The table has every pair of kind and reason; TypeScript cannot follow the two through the look-up.
  return (clauses[kind] as Record<typeof reason, (told: Told) => string>)[reason];
}

function toldOf({ accountName, departure, destination }: SentenceFacts, language: Language): Told {
  const account = shownName(accountName);
  const title = shownName(destination?.title ?? '');
  return {
    account,
    former: departure === undefined ? account : shownName(departure.companyName),
    ...(departure?.endMonth !== undefined && { ended: monthOf(departure.endMonth, language) }),
    ...(destination !== undefined && {
      now: { company: shownName(destination.companyName), ...(title !== '' && { title }) },
    }),
  };
}
