import type { Day } from '../../domain/calendar.ts';
import { dayInWords, monthInWords } from '../../domain/date-words.ts';
import type { Language } from '../../domain/language.ts';
import type { Outcome, Verdict } from '../../domain/verdict.ts';
import { shownName } from '../text/shown-name.ts';
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
  const source = facts.seenOn === undefined ? '' : words.source(dayInWords(facts.seenOn, language));
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
    ...(departure?.endMonth !== undefined && { ended: monthInWords(departure.endMonth, language) }),
    ...(destination !== undefined && {
      now: { company: shownName(destination.companyName), ...(title !== '' && { title }) },
    }),
  };
}
