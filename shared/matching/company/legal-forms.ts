import table from './legal-forms.json' with { type: 'json' };

const formOf = new Map<string, string>(
  Object.entries(table.forms).flatMap(([form, spellings]) =>
    spellings.map((spelling): [string, string] => [spelling, form]),
  ),
);
const leading = new Set(table.leading);
/** Longest first, so that 股份有限公司 is not left as 股份. */
const han = [...table.han].sort((left, right) => right.length - left.length);
const LONGEST_FORM = Math.max(...[...formOf.keys()].map((spelling) => spelling.split(' ').length));

/** What kind of body a form makes, whatever the country and language. */
export type LegalFormClass =
  'LLC' | 'JSC' | 'LP' | 'LLP' | 'GP' | 'COOP' | 'NGO' | 'SOE' | 'SOLE' | 'TRUST' | 'BRANCH' | 'OTHER';

export type LegalForm = {
  /** Equal for all spellings of one form: "Gesellschaft mit beschränkter Haftung", "G.m.b.H.". */
  id: string;
  /** The usual abbreviation, as people write it. */
  display: string;
  class: LegalFormClass;
  /** Countries (ISO 3166-1) that know the form. */
  countries: readonly string[];
};

export type Stripped = { words: string[]; form?: string };

/** Takes the legal form off either end, the longest match first; never takes the last word. */
export function stripLegalForms(words: readonly string[]): Stripped {
  let rest = [...words];
  let form: string | undefined;
  for (let length = Math.min(LONGEST_FORM, rest.length - 1); length > 0;) {
    const found = formOf.get(rest.slice(-length).join(' '));
    if (found === undefined) {
      length -= 1;
    } else {
      form ??= found;
      rest = rest.slice(0, -length);
      length = Math.min(LONGEST_FORM, rest.length - 1);
    }
  }
  while (rest.length > 1 && leading.has(rest[0] ?? '')) rest = rest.slice(1);
  return form === undefined ? { words: rest } : { words: rest, form };
}

/** The same for scripts without spaces, where the form is glued to the name. */
export function stripGluedForm(word: string): Stripped {
  if (han.includes(word)) return { words: [word] };
  for (const form of han) {
    if (word.length > form.length && word.endsWith(form))
      return { words: [word.slice(0, -form.length)], form };
    if (word.length > form.length && word.startsWith(form)) return { words: [word.slice(form.length)], form };
  }
  return { words: [word] };
}
