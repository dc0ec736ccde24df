import { foldText, withoutTradeMarks } from '../text/fold-text.ts';
import { spellingsOf } from '../text/spellings.ts';
import type { CompanyName, OtherName } from './company-name.ts';
import { classifyWord } from './company-words.ts';
import { type LegalForm, stripGluedForm, stripLegalForms } from './legal-forms.ts';
import { splitName } from './name-parts.ts';
import { writeWordsAlike } from './name-words.ts';

/** Longer texts are not names; the cut keeps the cost of a hostile row bounded. */
const LONGEST_NAME = 300;
/** Different words of different languages for the same sign. */
const AND = new Set(['and', 'und', 'et', 'og', 'och', 'en', 'ja']);
/** Such words of one letter, between longer words only: "Crédito e Inversiones", not "J E Smith". */
const SHORT_AND = new Set(['y', 'e', 'i', 'u', 'и', 'й', 'і']);

/** Research and development, in which the letters are no initials. */
const RESEARCH = /(?<![\p{L}\p{N}&])(?:r\s?(?:&|and|und|et)\s?d|i\s?\+\s?d)(?![\p{L}\p{N}&])/gu;

/** What registers and clerks put around a name: "Fa. Contoso", "Contoso GmbH i.L.". */
const IN_FRONT = /^\s*(?:m\/s\.?|messrs\.?|fa\.|firma)\s+(?=\p{L})/u;
const WINDING_UP =
  /(?<=\S\s)(?:i\.\s?[lgo]\.?|(?:in|en|em|im|i) (?:liquidation|liquidatie|liquidazione|liquidacion|liquidacao|likvidation|oprichting|grundung)|w likwidacji|v likvidaci)\s*$/u;

function wordsOf(text: string): string[] {
  const separated = text
    .replace(IN_FRONT, '')
    .replace(WINDING_UP, '')
    .replace(/['’‘`´׳״]|(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})/gu, '')
    .replace(RESEARCH, 'rd')
    .replace(/(?<!\p{L})f\.\s?lli(?!\p{L})/gu, 'fratelli')
    .replace(/(?<=\p{N})\s?%/gu, ' percent ')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}?(?![\p{L}\p{N}])/gu, (initials) =>
      initials.replaceAll('.', ''),
    )
    .replace(/(?<=\s)u\.?\s(?=(?:co|cie)(?!\p{L}))/gu, '') // "GmbH u. Co. KG"
    .replace(/(?<![\p{L}\p{N}])([akip])\/([sl])(?![\p{L}\p{N}])/gu, '$1$2');
  const words = separated.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !AND.has(word));
  if (telling.length === 0) return words;
  return telling.filter(
    (word, index) =>
      !SHORT_AND.has(word) || (telling[index - 1] ?? '').length < 3 || (telling[index + 1] ?? '').length < 3,
  );
}

/** Strips until nothing changes, so that a normal form is its own normal form. */
function stripAll(words: readonly string[]): { words: string[]; form?: LegalForm } {
  let { words: rest, form } = stripLegalForms(words);
  for (;;) {
    const glued = rest.map(stripGluedForm);
    const next = stripLegalForms(glued.flatMap((part) => part.words));
    form ??= next.form ?? glued.find((part) => part.form !== undefined)?.form;
    if (next.words.join(' ') === rest.join(' '))
      return form === undefined ? { words: rest } : { words: rest, form };
    rest = next.words;
  }
}

/** Romance languages put the group in front of its name. */
const NAME_FOLLOWS = new Set(['groupe', 'grupo', 'gruppo']);

type Core = { core: string; form?: LegalForm };

const coreOf = (folded: string): Core => {
  const written = wordsOf(folded);
  const { words, form } = stripAll(written);
  // "Groupe PSA": what follows such a word is the name, whichever country has a form of that name.
  if (written.length === 2 && words.length === 1 && NAME_FOLLOWS.has(words[0] ?? ''))
    return { core: writeWordsAlike(written).join(' ') };
  // Only now: forms are written in ways of their own, and a number word may be all that is left beside one.
  const core = stripAll(writeWordsAlike(words)).words.join(' ');
  return form === undefined ? { core } : { core, form };
};

/** The spellings of a name, each brought to its core; the core itself first. */
function spell(text: string, core: string): string[] {
  if (/^\p{ASCII}*$/u.test(text)) return [core];
  const written = spellingsOf(text).map((spelling) => coreOf(spelling).core);
  return [...new Set([core, ...written, ...spellingsOf(core)])];
}

/** The name of its own and the other names in a text, which is cut before and after signs of full width become longer. */
const partsOf = (text: string) =>
  splitName(withoutTradeMarks(text.slice(0, LONGEST_NAME)).normalize('NFKC').slice(0, LONGEST_NAME));
const ownCoreOf = (main: string): Core => coreOf(foldText(main).slice(0, LONGEST_NAME));

/** The core alone, where nobody asks for spellings and other names. */
export const normaliseCore = (text: string): string => ownCoreOf(partsOf(text).main).core;

/** A company's name in the form in which two spellings of one name are equal. */
export function normaliseCompanyName(text: string): CompanyName {
  const { main, others } = partsOf(text);
  const { core, form } = ownCoreOf(main);
  const otherNames: OtherName[] = others
    .map(({ kind, text: other }) => ({ kind, other, ...coreOf(foldText(other)) }))
    .filter(
      (name) => name.core !== core && name.core.split(' ').some((word) => classifyWord(word) === 'brand'),
    )
    .map((name) => ({ kind: name.kind, core: name.core, spellings: spell(name.other, name.core) }));
  const name = {
    core,
    spellings: spell(main, core),
    otherNames,
    otherCores: otherNames.map((other) => other.core),
  };
  return form === undefined ? name : { ...name, form };
}
