import anyAscii from 'any-ascii';
import { type BoundedCache, makeBoundedCache } from '../verdict/bounded-cache.ts';
import { type NamePart, rarityOf } from './name-rarity.ts';
import { rootsOfFamilyName, rootsOfGivenName } from './nicknames.ts';
import { withoutUmlautE } from './normalise-person-name.ts';

export type TokenScript = 'latin' | 'spelled' | 'sketched' | 'native';

/** One word of a name with all that comparing needs. */
export type NameToken = {
  text: string;
  /** In Latin letters, except Han: one romanisation stands for many different characters. */
  latin: string;
  /** `latin` with umlauts and their written-out form alike. */
  plain: string;
  /** `latin` without what standards of romanisation and careless spellings differ in. */
  skeleton: string;
  script: TokenScript;
  part: NamePart;
  roots: readonly string[];
  /** log2 of one in how many people bear it. */
  bits: number;
  /** One bit for each letter that occurs: tells at once that two words are far apart. */
  letters: number;
};

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/([aou])e/g, '$1'],
  [/dj/g, 'd'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/kh/g, 'h'],
  [/zh/g, 'z'],
  [/s[hz]|sch/g, 's'],
  [/cz|tch|ch/g, 'c'],
  [/t[sz]/g, 'c'],
  [/ck|q|c(?=[aourlt])/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/ou|oo/g, 'u'],
  [/^ie/, 'e'],
  [/(.)\1+/g, '$1'],
];

const skeletonOf = (latin: string): string =>
  SPELLINGS.reduce((word, [pattern, letters]) => word.replace(pattern, letters), latin) || latin;

/** Cyrillic, Greek, Armenian and Georgian spell every sound; other scripts only sketch a foreign name. */
function scriptOf(text: string): TokenScript {
  if (/^[\p{Script=Latin}\p{M}]+$/u.test(text)) return 'latin';
  if (/\p{Script=Han}/u.test(text)) return 'native';
  return /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{M}]+$/u.test(text)
    ? 'spelled'
    : 'sketched';
}

function lettersOf(latin: string): number {
  let letters = 0;
  for (let index = 0; index < latin.length; index += 1) letters |= 1 << (latin.charCodeAt(index) % 31);
  return letters;
}

const makeToken = (text: string, part: NamePart): NameToken => {
  const script = scriptOf(text);
  const spelled =
    script === 'latin' || script === 'native'
      ? text
      : anyAscii(text)
          .toLowerCase()
          .replace(/[^a-z]/g, '');
  const latin = spelled === '' ? text : spelled;
  const plain = withoutUmlautE(latin);
  const rootsOf = part === 'given' ? rootsOfGivenName : rootsOfFamilyName;
  const roots = rootsOf(latin).length > 0 ? rootsOf(latin) : rootsOf(plain);
  return {
    text,
    latin,
    plain,
    skeleton: script === 'native' ? text : skeletonOf(latin),
    script,
    part,
    roots,
    bits: rarityOf({ latin, part, roots }),
    letters: lettersOf(latin),
  };
};

/** Given names come again and again, family names often; about 0.25 KB each. */
const TOKENS_MAX = 4_000;
const tokens: Record<NamePart, BoundedCache<NameToken>> = {
  given: makeBoundedCache(TOKENS_MAX),
  family: makeBoundedCache(TOKENS_MAX),
};

export const nameToken = (text: string, part: NamePart): NameToken =>
  tokens[part](text, () => makeToken(text, part));
