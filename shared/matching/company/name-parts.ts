import type { OtherNameKind } from './company-name.ts';
import { legalFormTable } from './legal-form-table.ts';
import { INTRODUCTIONS } from './name-introductions.ts';

/** A text's main name, and the other names it offers; folded or not, as the text was. */
export type NameParts = { main: string; others: { kind: OtherNameKind; text: string }[] };

const NEEDS_NAME_BEFORE = new Set<OtherNameKind>(['owner', 'renamed', 'agency']);
const IS_NAME = /[\p{L}\p{N}]/u;
/** (NASDAQ: X), [LON:X]: the stock exchange's word for the company, not its name. */
const TICKER = /^\s*[\p{L} ]{2,20}:\s*[\p{L}\p{N}.]{1,8}\s*$/u;
const TRAILING = /\s+(?:company|business|brand)$/iu;

/** "Contoso (ex Fabrikam)": in brackets only, since "Ex Libris" and "FedEx" are names. */
const FORMER_IN_BRACKETS = /^\s*(?:ex|ehem|vorm|voorh)\b[.:\s-]+(?=.{3})/iu;

/** Splits a text at the first introduction of each kind: "Fabrikam, formerly Contoso". */
function splitIntroduced(text: string, kindOfRest: OtherNameKind | undefined): NameParts {
  for (const { kind, inText, inRest } of INTRODUCTIONS) {
    const [before = '', ...after] = text.split(kindOfRest === undefined ? inText : inRest);
    if (after.length === 0) continue;
    // "Via Rail", "Now Foods": without a name before it, or brackets around it, the word belongs to the name.
    if (NEEDS_NAME_BEFORE.has(kind) && kindOfRest === undefined && !IS_NAME.test(before)) continue;
    const left = splitIntroduced(before, kindOfRest);
    const right = after.map((part) =>
      splitIntroduced(kind === 'owner' ? part.replace(TRAILING, '') : part, kind),
    );
    const named = right.flatMap((part) => [{ kind, text: part.main }, ...part.others]);
    return { main: left.main, others: [...left.others, ...named] };
  }
  return { main: text, others: [] };
}

/** "Contoso/Fabrikam Services": two names in one field, of which nobody says how they belong together. */
function alternativesIn(text: string): NameParts['others'] {
  const parts = text.split(BETWEEN_NAMES);
  if (parts.length < 2 || parts.length > MOST_ALTERNATIVES) return [];
  return parts.map((part) => ({ kind: 'alternative', text: part }));
}
/** Between words of four letters and more: "A/S" and "24/7" are other things. */
const BETWEEN_NAMES = /(?<=[\p{L}'’-]{4})\s?\/\s?(?=[\p{L}'’-]{4})/u;
const MOST_ALTERNATIVES = 4;

/** "[24]7": brackets as decoration of one number. */
const isWithinNumber = (text: string, { from, to }: { from: number; to: number }): boolean =>
  /^\d$/.test(text[from + 1] ?? '') && /^\d$/.test(text[to] ?? '');

/** What a company name field holds besides the name: brackets, what stands behind a bar, other names. */
export function splitName(text: string): NameParts {
  const others: NameParts['others'] = [];
  const bare = text.replace(
    /[([{【（]([^()[\]{}【】（）]*)[)\]}】）]/gu,
    (whole, inside: string, at: number) => {
      if (isWithinNumber(text, { from: at, to: at + whole.length })) return inside;
      if (TICKER.test(inside) || legalFormTable().bracketForms.has(inside.trim()))
        return legalFormTable().bracketForms.has(inside.trim()) ? ` ${inside} ` : ' ';
      const { main, others: named } = splitIntroduced(inside.replace(FORMER_IN_BRACKETS, ''), 'bracket');
      others.push({ kind: 'bracket', text: main }, ...named);
      return whole.length === text.length ? whole : ' ';
    },
  );
  const [beforeBar = ''] = bare.split(/[|•·]\s|\s[|•·]/u);
  const { main, others: named } = splitIntroduced(beforeBar, undefined);
  others.push(...alternativesIn(main));
  const all = [...named, ...others].filter((other) => IS_NAME.test(other.text));
  if (IS_NAME.test(main)) return { main, others: all };
  const [first, ...rest] = all;
  return first === undefined ? { main: text, others: [] } : { main: first.text, others: rest };
}
