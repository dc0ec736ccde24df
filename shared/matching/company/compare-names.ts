import type { CompanyLevel } from './company-comparison.ts';
import type { OtherNameKind } from './company-name.ts';
import { compareCores, type NameFinding } from './compare-cores.ts';
import type { PreparedName } from './prepare-name.ts';

type Named = {
  name: PreparedName;
  otherNames: readonly { kind: OtherNameKind; name: PreparedName }[];
  aliases?: () => readonly PreparedName[];
};
type Compared = NameFinding & { left: string; right: string };

/** An owner, an agency's client or one of two names is tied to the company, but is not it. */
const isTied = (kind: OtherNameKind): boolean =>
  kind === 'owner' || kind === 'agency' || kind === 'alternative';
const OTHER_NAME_LOSS = 1;
const RELATED_BITS = 2.5;

/** Compares two companies by all names they give and, where those differ, by what else they are known as. Symmetric. */
export function compareNames(left: Named, right: Named): Compared {
  const given = byGivenNames(left, right);
  return given.relation === 'different' ? (byAliases(left, right) ?? given) : given;
}

/**
 * "Northwind Insurance" is no more another company than "Contoso Insurance" to a Contoso known as Northwind Traders. What
 * resembles an alias is not known to be it, so it ties two companies or leaves the question open.
 */
function byAliases(left: Named, right: Named): Compared | undefined {
  const found = [
    ...(left.aliases?.() ?? []).map((alias) => compared(alias, right.name)),
    ...(right.aliases?.() ?? []).map((alias) => compared(left.name, alias)),
  ];
  const [best] = found
    .filter(({ relation, level }) => relation !== 'different' && SHARED_WORDS.has(level))
    .map((one): Compared => ({ ...one, relation: 'unknown', level: 'similar_alias' }))
    .sort((one, other) => other.bits - one.bits);
  return best;
}

/** Another script, initials or likeness of letters to one of many aliases is chance. */
const SHARED_WORDS: ReadonlySet<CompanyLevel> = new Set([
  'exact_name',
  'joined_name',
  'without_group_words',
  'same_words',
  'typing_error',
  'brand_and_unit',
  'shared_brand',
  'line_of_business',
  'other_place',
]);

function byGivenNames(left: Named, right: Named): Compared {
  const main = compared(left.name, right.name);
  if (main.relation === 'same' || (left.otherNames.length === 0 && right.otherNames.length === 0))
    return main;
  let best = main;
  // Never other name against other name: two companies may share a word in brackets. An owner that both name is another thing.
  const pairs = [
    ...right.otherNames.map(({ kind, name }) => ({ kind, found: compared(left.name, name) })),
    ...left.otherNames.map(({ kind, name }) => ({ kind, found: compared(name, right.name) })),
  ];
  for (const { kind, found } of pairs) {
    // A former or bracketed name joins two companies; that it differs says nothing.
    const offered = asOtherName(kind, found);
    if (offered !== undefined && (!joins(best) || offered.bits > best.bits)) best = offered;
  }
  return joins(best) ? best : (byOwner(left, right) ?? best);
}

/** Two units that both say whose they are belong together, whatever their own names. */
function byOwner(left: Named, right: Named): Compared | undefined {
  const ownersOf = ({ otherNames }: Named): PreparedName[] =>
    otherNames.filter(({ kind }) => kind === 'owner').map(({ name }) => name);
  const [owners, others] = [ownersOf(left), ownersOf(right)];
  for (const one of owners)
    for (const other of others) {
      const found = compared(one, other);
      if (found.relation === 'same') return tied(found);
    }
  return undefined;
}

const joins = ({ relation }: NameFinding): boolean => relation === 'same' || relation === 'related';
const tied = (found: Compared): Compared => ({
  ...found,
  relation: 'related',
  level: 'other_name',
  bits: RELATED_BITS,
});
const compared = (left: PreparedName, right: PreparedName): Compared => ({
  ...compareCores(left, right),
  left: left.core,
  right: right.core,
});

function asOtherName(kind: OtherNameKind, found: Compared): Compared | undefined {
  if (found.relation === 'same')
    return isTied(kind) ? tied(found) : { ...found, level: 'other_name', bits: found.bits - OTHER_NAME_LOSS };
  return found.relation === 'related' ? found : undefined;
}
