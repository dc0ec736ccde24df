import { foldText } from '../text/fold-text.ts';
import type { CompanyName } from './company-name.ts';
import { classifyWord } from './company-words.ts';
import { stripGluedForm, stripLegalForms } from './legal-forms.ts';

/** Longer texts are not names; the cut keeps the cost of a hostile row bounded. */
const LONGEST_NAME = 200;
/** Different words of different languages for the same sign. */
const AND = new Set(['and', 'und', 'et', 'og', 'och', 'en', 'ja']);
const OTHER_NAME =
  /\b(?:formerly(?: known as)?|previously|f\/?k\/?a|d\/?b\/?a|t\/a|trading as|doing business as|also known as|a\/?k\/?a)\b/u;

function wordsOf(text: string): string[] {
  const separated = text
    .replace(/['’‘`´"“”„]/gu, '')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}?(?![\p{L}\p{N}])/gu, (initials) =>
      initials.replaceAll('.', ''),
    )
    .replace(/(?<![\p{L}\p{N}])([aki])\/([sl])(?![\p{L}\p{N}])/gu, '$1$2');
  const words = separated.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !AND.has(word));
  return telling.length > 0 ? telling : words;
}

/** Strips until nothing changes, so that a normal form is its own normal form. */
function stripAll(words: readonly string[]): { words: string[]; form?: string } {
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

const coreOf = (text: string): { words: string[]; form?: string } => stripAll(wordsOf(text));

/** Splits off what stands in brackets, after a bar, or after words such as "formerly". */
function partsOf(text: string): { main: string; others: string[] } {
  const others: string[] = [];
  const withoutBrackets = text.replace(/[([{【]([^()[\]{}【】]*)[)\]}】]/gu, (_whole, inside: string) => {
    others.push(inside);
    return ' ';
  });
  const [beforeBar = ''] = withoutBrackets.split(/[|•]/u);
  const [main = '', ...named] = beforeBar.split(OTHER_NAME);
  others.push(...named);
  const [first = ''] = others;
  return /[\p{L}\p{N}]/u.test(main) ? { main, others } : { main: first, others: others.slice(1) };
}

/** A company's name in the form in which two spellings of one name are equal. */
export function normaliseCompanyName(text: string): CompanyName {
  const { main, others } = partsOf(foldText(text.slice(0, LONGEST_NAME)).slice(0, LONGEST_NAME));
  const { words, form } = coreOf(main);
  const core = words.join(' ');
  const otherCores = others
    .map((other) => coreOf(other.replace(OTHER_NAME, ' ')).words.join(' '))
    .filter((other) => other !== core && other.split(' ').some((word) => classifyWord(word) === 'brand'));
  const otherNames = otherCores.map((other) => ({
    kind: 'bracket' as const,
    core: other,
    spellings: [other],
  }));
  const name = { core, spellings: [core], otherNames, otherCores };
  return form === undefined
    ? name
    : { ...name, form: { id: form, display: form, class: 'OTHER', countries: [] } };
}
