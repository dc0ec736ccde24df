import table from './nicknames.json' with { type: 'json' };

const rootOf = new Map<string, string>(
  table.groups.flatMap((group) => group.map((name): [string, string] => [name, group[0] ?? name])),
);

/** The name that stands for all its short forms; the name itself when it has none. */
export const rootOfGivenName = (given: string): string => rootOf.get(given) ?? given;
