import type { CompanyLevel, CompanyRelation } from './company-comparison.ts';
import words from './han-words.json' with { type: 'json' };
import type { PreparedName } from './prepare-name.ts';

type Found = { relation: CompanyRelation; level: CompanyLevel; bits: number };

const forms = new RegExp(words.forms.join('|'), 'gu');
const group = new RegExp(words.group.join('|'), 'gu');
const administrative = new RegExp(`[${words.administrative}]`, 'gu');
const placeAndTrade = new RegExp(`^(?:${[...words.place, ...words.trade].join('|')})+$`, 'u');
const place = new RegExp(`^(?:${words.place.join('|')})+$`, 'u');
const short = new Map(Object.entries(words.short));
const shortInFront = new RegExp(`^(?:${[...short.keys()].join('|')})`, 'u');
const ASCII_OR_SPACE = /[\s\p{P}]/gu;

/** Older firms write large kana where people write the small ones that they speak; each small one stands before its large one. */
const SMALL_KANA = /[ァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ]/gu;

const bare = (core: string): string =>
  core
    .replace(ASCII_OR_SPACE, '')
    .replace(shortInFront, (name) => short.get(name) ?? name)
    .replace(forms, '')
    .replace(group, '')
    .replace(SMALL_KANA, (kana) => String.fromCharCode(kana.charCodeAt(0) + 1));
const withoutLevels = (text: string): string => text.replace(administrative, '');

/** What two texts have beyond their common head and tail. */
function middles(left: string, right: string): { left: string; right: string } {
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1;
  return { left: left.slice(head, left.length - tail), right: right.slice(head, right.length - tail) };
}

/** "北京康托索科技" around "康托索": place, brand and trade in the usual order. */
function withinOther(left: string, right: string): { left: string; right: string } | undefined {
  if (right.length >= LEAST_BRAND && left.includes(right))
    return { left: left.replace(right, ''), right: '' };
  if (left.length >= LEAST_BRAND && right.includes(left)) return { left: '', right: right.replace(left, '') };
  return undefined;
}
const LEAST_BRAND = 2;

/**
 * Names in Han, kana and hangul, compared character by character: forms and levels of administration (市, 省) may go, but
 * one other character of the brand is another company (reference/matching.md §4.7).
 */
export function compareHanCores(one: PreparedName, other: PreparedName): Found | undefined {
  const [left, right] = [bare(one.core), bare(other.core)];
  if (left === '' || right === '') return undefined;
  if (left === right) return { relation: 'same', level: 'without_group_words', bits: 9 };
  const [plainLeft, plainRight] = [withoutLevels(left), withoutLevels(right)];
  if (plainLeft === plainRight && plainLeft.length >= 2)
    return { relation: 'same', level: 'without_group_words', bits: 7 };
  const rest = withinOther(plainLeft, plainRight) ?? middles(plainLeft, plainRight);
  const [shorter, longer] = [rest.left.length, rest.right.length].sort((a, b) => a - b);
  const common = Math.min(plainLeft.length, plainRight.length) - (shorter ?? 0);
  if (common < 2) return undefined;
  const share = common / Math.max(plainLeft.length, plainRight.length);
  if (shorter !== 0) return { relation: 'unknown', level: 'similar_name', bits: -6 + 4 * share };
  const added = rest.left + rest.right;
  if (place.test(added)) return { relation: 'related', level: 'brand_and_unit', bits: 3 * share };
  if (placeAndTrade.test(added)) return { relation: 'unknown', level: 'line_of_business', bits: 2.4 * share };
  return { relation: 'unknown', level: 'shared_brand', bits: 2 * share - 0.2 * (longer ?? 0) };
}
