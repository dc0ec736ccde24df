import { normaliseCompanyName } from './normalise-company-name.ts';

/** Relations that make two names one company, and those that tie two companies. */
export const SAME_RELATIONS = ['former_name', 'trading_name', 'translation', 'acronym', 'same'] as const;
export const TIE_RELATIONS = ['merged', 'acquired', 'spun_off', 'part_of', 'related'] as const;
export type AliasRelation = (typeof SAME_RELATIONS)[number] | (typeof TIE_RELATIONS)[number];

/** `alias` is, in the words of `relation`, the former name, unit, acquisition … of `name`. */
export type AliasRow = { name: string; alias: string; relation: AliasRelation; since?: number };

export type Tie = { relation: AliasRelation; since?: number; lapsed: boolean };
/** A company that the table knows, under whichever name. */
export type KnownCompany = { id: string; ties: ReadonlyMap<string, Tie> };
export type AliasTable = {
  /** Takes a normalised core. */
  find: (core: string) => KnownCompany | undefined;
};

/** After this many years a company that was split off is one of its own: people who change between the two moved. */
export const SPIN_OFF_YEARS = 3;

const isSame = (relation: AliasRelation): boolean => SAME_RELATIONS.some((one) => one === relation);
const coreOf = (name: string): string => normaliseCompanyName(name).core;

/**
 * Later rows add to earlier ones. `inYear` lets spin-offs lapse; without it every tie holds, which keeps flags back.
 */
export function makeAliasTable(rows: Iterable<AliasRow>, inYear?: number): AliasTable {
  const leaders = new Map<string, string>();
  const leaderOf = (core: string): string => {
    let leader = core;
    for (let next = leaders.get(leader); next !== undefined && next !== leader; next = leaders.get(leader))
      leader = next;
    return leader;
  };
  const named = [...rows]
    .map((row) => ({ ...row, left: coreOf(row.name), right: coreOf(row.alias) }))
    .filter(({ left, right }) => left !== '' && right !== '');
  for (const { left, right, relation } of named) {
    for (const core of [left, right]) if (!leaders.has(core)) leaders.set(core, core);
    if (isSame(relation)) leaders.set(leaderOf(right), leaderOf(left));
  }
  const ties = new Map<string, Map<string, Tie>>();
  const companies = new Map<string, KnownCompany>();
  const tiesOf = (id: string): Map<string, Tie> => {
    const known = ties.get(id) ?? new Map<string, Tie>();
    ties.set(id, known);
    return known;
  };
  for (const { left, right, relation, since } of named.filter((row) => !isSame(row.relation))) {
    const lapsed =
      relation === 'spun_off' &&
      inYear !== undefined &&
      since !== undefined &&
      inYear - since > SPIN_OFF_YEARS;
    const tie: Tie = since === undefined ? { relation, lapsed } : { relation, since, lapsed };
    tiesOf(leaderOf(left)).set(leaderOf(right), tie);
    tiesOf(leaderOf(right)).set(leaderOf(left), tie);
  }
  for (const core of leaders.keys()) {
    const id = leaderOf(core);
    companies.set(core, companies.get(id) ?? { id, ties: tiesOf(id) });
  }
  return { find: (core) => companies.get(core) };
}
