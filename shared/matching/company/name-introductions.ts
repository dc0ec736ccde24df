import type { OtherNameKind } from './company-name.ts';
import table from './name-introductions.json' with { type: 'json' };

/** Which words introduce a name of this kind: in a text, and in what stands in brackets or behind another introduction. */
export type Introduction = { kind: OtherNameKind; inText: RegExp; inRest: RegExp };

type Phrases = Record<'anywhere' | 'apart' | 'native', readonly string[]>;

/** The longest first, or "part of" would hide "now part of". */
const alternatives = (phrases: readonly string[]): string =>
  [...phrases].sort((one, other) => other.length - one.length).join('|');

const SEPARATOR = '[,;:–—]\\s{0,3}|\\s-\\s{1,3}';
const expression = ({ anywhere, apart, native }: Phrases, before: string): RegExp =>
  new RegExp(
    `(?:(?<![\\p{L}\\p{N}])(?:${alternatives(anywhere)})|(?<=${before})(?:${alternatives(apart)}))(?![\\p{L}\\p{N}])` +
      `|(?<=${before})(?:${alternatives(native)})`,
    'iu',
  );

const introduction = (kind: OtherNameKind, phrases: Phrases): Introduction => ({
  kind,
  inText: expression(phrases, SEPARATOR),
  inRest: expression(phrases, `^\\s{0,3}|${SEPARATOR}`),
});

const TRADING =
  /(?<![\p{L}\p{N}])(?:d\.?\/?b\.?\/?a\.?|t\/a|trading as|doing business as|also known as|a\.?\/?k\.?\/?a\.?|operating as|o\/a)(?![\p{L}\p{N}])/iu;
const AGENCY = /(?<![\p{L}\p{N}])(?:c\/o|via|on behalf of)(?![\p{L}\p{N}])/iu;

/** What introduces another name, in the order in which they are looked for. */
export const INTRODUCTIONS: readonly Introduction[] = [
  introduction('former', table.former),
  { kind: 'trading', inText: TRADING, inRest: TRADING },
  introduction('owner', table.owner),
  introduction('renamed', table.renamed),
  { kind: 'agency', inText: AGENCY, inRest: AGENCY },
];
