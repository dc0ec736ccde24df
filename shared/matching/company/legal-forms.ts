import { abbreviatedForm } from './abbreviated-form.ts';
import { composedForm } from './composed-form.ts';
import { formWord, type LegalForm, legalFormTable } from './legal-form-table.ts';
import { correctFormWord } from './misspelt-form-words.ts';
import { misspeltForm } from './misspelt-form.ts';

export type { LegalForm } from './legal-form-table.ts';

export type Stripped = { words: string[]; form?: LegalForm };

/** The longest written-out form has this many words. */
const LONGEST_FORM = 18;
/** Words that name nothing: a form is not taken off when only these would be left. */
const EMPTY = new Set(['the', 'of', 'a', 'an', 'der', 'die', 'das', 'la', 'le', 'el']);
const FRONT_NOISE = new Set(['the', 'www']);

const namesNothing = (words: readonly string[]): boolean => words.every((word) => EMPTY.has(word));

type Found = { length: number; form: LegalForm };

/** The longest run of words at an end that is a form, at most all words but one. */
function longestForm(words: readonly string[], end: 'front' | 'back'): Found | undefined {
  const { formsInFront, formsAtEnd } = legalFormTable();
  const forms = end === 'front' ? formsInFront : formsAtEnd;
  const most = Math.min(LONGEST_FORM, words.length - 1);
  let written = '';
  let corrected: string | undefined = '';
  let found: Found | undefined;
  for (let length = 1; length <= most; length += 1) {
    const word = (end === 'front' ? words[length - 1] : words.at(-length)) ?? '';
    const join = (text: string, next: string): string => (end === 'front' ? text + next : next + text);
    written = join(written, formWord(word));
    // Typing errors are put right only in an unbroken run of words that forms are made of.
    const right: string | undefined = corrected === undefined ? undefined : correctFormWord(word);
    corrected = corrected === undefined || right === undefined ? undefined : join(corrected, right);
    const form = forms.get(written) ?? (corrected === undefined ? undefined : forms.get(corrected));
    const rest = end === 'front' ? words.slice(length) : words.slice(0, -length);
    if (form !== undefined && !namesNothing(rest)) found = { length, form };
  }
  return found;
}

/** "Государственное бюджетное образовательное учреждение": state bodies string such words together without end. */
const INSTITUTION: LegalForm = {
  id: 'ru-institution',
  display: 'Учреждение',
  class: 'SOE',
  countries: ['RU', 'BY', 'KZ', 'UA'],
};
const INSTITUTION_HEAD =
  /^(?:учрежд|предприят|организац|обществ|товариств|пiдприємств|підприємств|установ|партнерств|товарищ|кооператив)/u;

/** A run of at least three Cyrillic words that forms are made of, one of them the head. */
function institution(words: readonly string[], end: 'front' | 'back'): Found | undefined {
  const ordered = end === 'front' ? words : words.toReversed();
  const stop = ordered.findIndex(
    (word) => !/^\p{Script=Cyrillic}+$/u.test(word) || correctFormWord(word) === undefined,
  );
  const length = stop === -1 ? 0 : stop;
  const isForm =
    length >= 3 && ordered.slice(0, length).some((word) => INSTITUTION_HEAD.test(formWordHead(word)));
  return isForm && !namesNothing(ordered.slice(length)) ? { length, form: INSTITUTION } : undefined;
}
const formWordHead = (word: string): string => word.replaceAll('ё', 'е');

function formAt(words: readonly string[], end: 'front' | 'back'): Found | undefined {
  const listed = longestForm(words, end);
  const ordered = end === 'front' ? words : words.toReversed();
  let longest = listed;
  for (const found of [composedForm(ordered), abbreviatedForm({ words, end }), misspeltForm({ words, end })])
    if (
      found !== undefined &&
      found.length > (longest?.length ?? 0) &&
      !namesNothing(ordered.slice(found.length))
    )
      longest = found;
  return longest ?? institution(words, end);
}

/** Takes legal forms off both ends, the longest match first; never takes the last word that names something. */
export function stripLegalForms(words: readonly string[]): Stripped {
  let rest = [...words];
  let form: LegalForm | undefined;
  for (;;) {
    while (rest.length > 1 && FRONT_NOISE.has(rest[0] ?? '')) rest = rest.slice(1);
    const back = formAt(rest, 'back');
    const front = back === undefined ? formAt(rest, 'front') : undefined;
    const found = back ?? front;
    if (found === undefined) return form === undefined ? { words: rest } : { words: rest, form };
    form ??= found.form;
    rest = back === undefined ? rest.slice(found.length) : rest.slice(0, -found.length);
  }
}

/** "GmbH" where a name should stand: a form is all that the text has. Two letters are an acronym as often. */
export function isLegalForm(words: readonly string[]): boolean {
  const { formsInFront, formsAtEnd } = legalFormTable();
  const written = words.map(formWord).join('');
  return written.length > 2 && (formsAtEnd.has(written) || formsInFront.has(written));
}

const GLUED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Ethiopic}]/u;
/** 分公司, 子公司: a branch or subsidiary, whose last two characters are no form. */
const BRANCH = /[分子]公司$/u;

/** The same for scripts without spaces, where the form is glued to the name. */
export function stripGluedForm(word: string): Stripped {
  if (!GLUED_SCRIPT.test(word)) return { words: [word] };
  for (const { text, form } of legalFormTable().gluedForms) {
    if (word.length <= text.length) {
      if (word === text) return { words: [word] };
      continue;
    }
    if (word.endsWith(text) && !(text.length === 2 && BRANCH.test(word)))
      return { words: [word.slice(0, -text.length)], form };
    if (word.startsWith(text)) return { words: [word.slice(text.length)], form };
    // In front of a branch: 中国银行股份有限公司深圳分行.
    const middle = text.length >= 4 ? word.indexOf(text) : -1;
    if (middle > 0) return { words: [word.slice(0, middle) + word.slice(middle + text.length)], form };
  }
  return { words: [word] };
}
