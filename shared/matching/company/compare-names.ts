import type { OtherNameKind } from './company-name.ts';
import { compareCores, type NameFinding } from './compare-cores.ts';
import type { PreparedName } from './prepare-name.ts';

type Named = {
  name: PreparedName;
  otherNames: readonly { kind: OtherNameKind; name: PreparedName }[];
};
type Compared = NameFinding & { left: string; right: string };

/** An owner, an agency's client or one of two names is tied to the company, but is not it. */
const isTied = (kind: OtherNameKind): boolean =>
  kind === 'owner' || kind === 'agency' || kind === 'alternative';
const OTHER_NAME_LOSS = 1;
const RELATED_BITS = 2.5;

/** Compares two companies by all names they give. Symmetric. */
export function compareNames(left: Named, right: Named): Compared {
  const main = compared(left.name, right.name);
  if (main.relation === 'same' || (left.otherNames.length === 0 && right.otherNames.length === 0))
    return main;
  let best = main;
  // Never other name against other name: two companies may share an owner, or a word in brackets.
  const pairs = [
    ...right.otherNames.map(({ kind, name }) => ({ kind, found: compared(left.name, name) })),
    ...left.otherNames.map(({ kind, name }) => ({ kind, found: compared(name, right.name) })),
  ];
  for (const { kind, found } of pairs) {
    // A former or bracketed name joins two companies; that it differs says nothing.
    const offered = asOtherName(kind, found);
    if (offered !== undefined && (!joins(best) || offered.bits > best.bits)) best = offered;
  }
  return best;
}

const joins = ({ relation }: NameFinding): boolean => relation === 'same' || relation === 'related';
const compared = (left: PreparedName, right: PreparedName): Compared => ({
  ...compareCores(left, right),
  left: left.core,
  right: right.core,
});

function asOtherName(kind: OtherNameKind, found: Compared): Compared | undefined {
  if (found.relation === 'same')
    return isTied(kind)
      ? { ...found, relation: 'related', level: 'other_name', bits: RELATED_BITS }
      : { ...found, level: 'other_name', bits: found.bits - OTHER_NAME_LOSS };
  return found.relation === 'related' ? found : undefined;
}
