import * as z from 'zod';
import { normaliseCore } from './normalise-company-name.ts';

/** Relations that make two names one company, and those that tie two companies. */
const SAME_RELATIONS = ['former_name', 'trading_name', 'translation', 'acronym', 'same'] as const;
const TIE_RELATIONS = ['merged', 'acquired', 'spun_off', 'part_of', 'related'] as const;
export const aliasRelationSchema = z.enum([...SAME_RELATIONS, ...TIE_RELATIONS]);
export type AliasRelation = z.infer<typeof aliasRelationSchema>;

/** `alias` is, in the words of `relation`, the former name, unit, acquisition … of `name`. */
export type AliasRow = { name: string; alias: string; relation: AliasRelation; since?: number };

export type Tie = { relation: AliasRelation; since?: number; lapsed: boolean };
/**
 * A company that the table knows, under whichever name; `cores` are all its names. Nearly all have one tie, to the id of
 * another: in a map of its own it takes 250 bytes, for 9,000 companies half of the table.
 */
export type KnownCompany = {
  id: string;
  cores: readonly string[];
  ties: readonly { to: string; tie: Tie }[];
};
export type AliasTable = {
  /** Takes a normalised core. */
  find: (core: string) => KnownCompany | undefined;
};

/** What the table says of two companies; undefined where it says nothing. */
export function findTie(
  one: KnownCompany | undefined,
  other: KnownCompany | undefined,
): 'same' | 'related' | 'lapsed' | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one.id === other.id) return 'same';
  const tie = one.ties.find(({ to }) => to === other.id)?.tie;
  if (tie === undefined) return undefined;
  return tie.lapsed ? 'lapsed' : 'related';
}

/** After this many years a company that was split off is one of its own: people who change between the two moved. */
export const SPIN_OFF_YEARS = 3;

const isSame = (relation: AliasRelation): boolean => SAME_RELATIONS.some((one) => one === relation);

/** A company's own name stands in each of its rows and is brought to its core once. */
function coreReader(): (name: string) => string {
  const cores = new Map<string, string>();
  return (name) => {
    const core = cores.get(name) ?? normaliseCore(name);
    cores.set(name, core);
    return core;
  };
}

/** Names joined by relations of one company, each under the name of its leader. */
class NameUnions {
  readonly #leaders = new Map<string, string>();

  add(core: string): void {
    if (!this.#leaders.has(core)) this.#leaders.set(core, core);
  }

  leaderOf(core: string): string {
    let leader = core;
    for (
      let next = this.#leaders.get(leader);
      next !== undefined && next !== leader;
      next = this.#leaders.get(leader)
    )
      leader = next;
    return leader;
  }

  join({ leader, member }: { leader: string; member: string }): void {
    this.#leaders.set(this.leaderOf(member), this.leaderOf(leader));
  }

  cores(): Iterable<string> {
    return this.#leaders.keys();
  }
}

type NormalRow = AliasRow & { left: string; right: string };

/** Later rows add to earlier ones. `inYear` lets spin-offs lapse; without it every tie holds, which keeps flags back. */
export function makeAliasTable(rows: Iterable<AliasRow>, inYear?: number): AliasTable {
  const coreOf = coreReader();
  const named = [...rows]
    .map((row): NormalRow => ({ ...row, left: coreOf(row.name), right: coreOf(row.alias) }))
    .filter(({ left, right }) => left !== '' && right !== '');
  const unions = new NameUnions();
  for (const { left, right, relation } of named) {
    unions.add(left);
    unions.add(right);
    if (isSame(relation)) unions.join({ leader: left, member: right });
  }
  const ties = new Map<string, Map<string, Tie>>();
  for (const row of named.filter(({ relation }) => !isSame(relation))) {
    const [left, right] = [unions.leaderOf(row.left), unions.leaderOf(row.right)];
    const tie = tieOf(row, inYear);
    addTie(ties, { from: left, to: right, tie });
    addTie(ties, { from: right, to: left, tie });
  }
  return tableOf(unions, ties);
}

function tieOf({ relation, since }: AliasRow, inYear: number | undefined): Tie {
  if (since === undefined) return { relation, lapsed: false };
  const lapsed = relation === 'spun_off' && inYear !== undefined && inYear - since > SPIN_OFF_YEARS;
  return { relation, since, lapsed };
}

/** Of two ties one that holds wins: a unit bought again is a unit. */
function addTie(
  ties: Map<string, Map<string, Tie>>,
  { from, to, tie }: { from: string; to: string; tie: Tie },
): void {
  const known = ties.get(from) ?? new Map<string, Tie>();
  if (known.get(to)?.lapsed !== false) known.set(to, tie);
  ties.set(from, known);
}

function tableOf(unions: NameUnions, ties: ReadonlyMap<string, ReadonlyMap<string, Tie>>): AliasTable {
  const coresById = new Map<string, string[]>();
  for (const core of unions.cores()) {
    const id = unions.leaderOf(core);
    const cores = coresById.get(id);
    if (cores === undefined) coresById.set(id, [core]);
    else cores.push(core);
  }
  const byCore = new Map<string, KnownCompany>();
  for (const [id, pushed] of coresById) {
    const cores = pushed.slice(); // a copy has no room to spare; what was pushed to has it for 16 more
    const company = { id, cores, ties: Array.from(ties.get(id) ?? [], ([to, tie]) => ({ to, tie })) };
    for (const core of cores) byCore.set(core, company);
  }
  return { find: (core) => byCore.get(core) };
}
