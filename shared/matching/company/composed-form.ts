import { onFirstUse } from '../text/on-first-use.ts';
import { spellingsOf } from '../text/spellings.ts';
import grammar from './form-grammar.json' with { type: 'json' };
import type { LegalForm, LegalFormClass } from './legal-form-table.ts';

type Kind = 'head' | 'liability' | 'shares' | 'adjective' | 'link';
type Stem = { language: string; kind: Kind; shortest: string; stem: string };
type Reading = { kind: Kind; initial: boolean };
type Readings = ReadonlyMap<string, Reading>;

/** The longest ending that a language sets behind a stem: "обмежен|ою", "ограничен|ностью". */
const LONGEST_ENDING = 6;
const SHORTEST_WITH_ENDING = 4;

const stemsOf = (language: string, kind: Kind, entries: readonly string[]): Stem[] =>
  entries.flatMap((entry) => {
    const [shortest = '', stem = shortest] = entry.split('~');
    const shorts = spellingsOf(shortest);
    return spellingsOf(stem).map((spelling) => ({
      language,
      kind,
      stem: spelling,
      shortest: shorts.find((short) => spelling.startsWith(short)) ?? spelling,
    }));
  });

const stemsByInitial = onFirstUse(() => {
  const byInitial = new Map<string, Stem[]>();
  const stems = grammar.languages.flatMap(({ language, heads, liability, shares, adjectives, links }) => [
    ...stemsOf(language, 'head', heads),
    ...stemsOf(language, 'liability', liability),
    ...stemsOf(language, 'shares', shares),
    ...stemsOf(language, 'adjective', adjectives),
    ...stemsOf(language, 'link', links),
  ]);
  for (const stem of stems) {
    const initial = stem.stem.slice(0, 1);
    byInitial.set(initial, [...(byInitial.get(initial) ?? []), stem]);
  }
  return byInitial;
});
const countriesOf = new Map<string, readonly string[]>(
  grammar.languages.map(({ language, countries }) => [language, countries]),
);
/** Languages in which "state enterprise" is a form; elsewhere adjectives name too: "Open Society Institute". */
const adjectivesSuffice = new Set(
  grammar.languages.filter((one) => one.adjectivesSuffice).map(({ language }) => language),
);

const reads = (word: string, { kind, shortest, stem }: Stem): boolean => {
  if (kind === 'link') return word === stem;
  if (stem.startsWith(word)) return word.length >= shortest.length;
  return (
    stem.length >= SHORTEST_WITH_ENDING &&
    word.startsWith(stem) &&
    word.length <= stem.length + LONGEST_ENDING
  );
};

/** What a word is in each language that builds forms with it. */
function readingsOf(word: string): Readings {
  const readings = new Map<string, Reading>();
  for (const stem of stemsByInitial().get(word.slice(0, 1)) ?? []) {
    const known = readings.get(stem.language);
    if (reads(word, stem)) {
      if (known === undefined || known.initial)
        readings.set(stem.language, { kind: stem.kind, initial: false });
    } else if (word.length === 1 && known === undefined) {
      readings.set(stem.language, { kind: stem.kind, initial: true });
    }
  }
  return readings;
}

const DISPLAY: ReadonlyMap<LegalFormClass, string> = new Map([
  ['LLC', 'limited liability company'],
  ['JSC', 'joint-stock company'],
]);
const formOf = (language: string, kinds: ReadonlySet<Kind>): LegalForm => {
  const kind = kinds.has('shares') ? 'JSC' : kinds.has('liability') ? 'LLC' : 'OTHER';
  return {
    id: `composed-${kind.toLowerCase()}`,
    display: DISPLAY.get(kind) ?? 'undertaking',
    class: kind,
    countries: countriesOf.get(language) ?? [],
  };
};

/** A head with a describing word; a head cut to its initial needs two of them written out. */
function isForm(run: readonly Reading[], language: string): boolean {
  const written = run.filter(({ kind, initial }) => !initial && kind !== 'link');
  const defines = written.some(({ kind }) => kind === 'liability' || kind === 'shares');
  if (!defines && !adjectivesSuffice.has(language)) return false;
  const describing = written.filter(({ kind }) => kind !== 'head').length;
  if (written.length > describing) return describing >= 1;
  return describing >= 2 && run.some(({ kind, initial }) => kind === 'head' && initial);
}

/**
 * The longest run from an end, the outermost word first, of words with which one language composes forms:
 * "общ. с огр. отв.", "closed joint stock company". No list has all their orders, cases and abbreviations.
 */
export function composedForm(
  outermostFirst: readonly string[],
): { length: number; form: LegalForm } | undefined {
  const most = Math.min(outermostFirst.length - 1, 12);
  const readings: Readings[] = [];
  for (const word of outermostFirst.slice(0, most)) {
    const next = readingsOf(word);
    if (next.size === 0) break;
    readings.push(next);
  }
  let longest: { length: number; form: LegalForm } | undefined;
  for (const language of readings[0]?.keys() ?? []) {
    const stop = readings.findIndex((reading) => !reading.has(language));
    const run = readings.slice(0, stop === -1 ? undefined : stop).flatMap((reading) => {
      const own = reading.get(language);
      return own === undefined ? [] : [own];
    });
    // An initial or a link beside the name may belong to it: "Contoso A".
    while (run.at(-1)?.kind === 'link' || (run.at(-1)?.initial === true && run.at(-1)?.kind !== 'head'))
      run.pop();
    if (run.length > (longest?.length ?? 1) && isForm(run, language))
      longest = { length: run.length, form: formOf(language, new Set(run.map(({ kind }) => kind))) };
  }
  return longest;
}
