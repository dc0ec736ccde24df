/** A query as FetchXML says it; names are logical names, nothing is looked up yet. */
export type FetchQuery = {
  readonly entity: FetchLevel;
  readonly top: number | undefined;
  readonly count: number | undefined;
  readonly page: number;
  readonly pagingCookie: string | undefined;
  readonly distinct: boolean;
  readonly returnTotalRecordCount: boolean;
  readonly useRawOrderBy: boolean;
};

export type FetchAttribute = { readonly name: string; readonly alias: string | undefined };

export type FetchOrder = {
  readonly column: string;
  readonly descending: boolean;
  readonly entityName: string | undefined;
};

/** The root table, or a linked one. */
export type FetchLevel = {
  readonly name: string;
  readonly attributes: readonly FetchAttribute[];
  readonly allAttributes: boolean;
  readonly orders: readonly FetchOrder[];
  readonly filters: readonly FetchFilter[];
  readonly links: readonly FetchLink[];
};

/** Link types beside `entity` (joined, or asked for existence), and those inside a filter. */
export const JOIN_TYPES = ['inner', 'outer', 'exists', 'in'] as const;
export const FILTER_TYPES = ['any', 'not any', 'all', 'not all'] as const;
export type JoinType = (typeof JOIN_TYPES)[number];
export type FilterType = (typeof FILTER_TYPES)[number];

export type FetchLink = FetchLevel & {
  readonly from: string;
  readonly to: string;
  readonly alias: string | undefined;
  readonly type: JoinType | FilterType;
};

export type FetchFilter = { readonly type: 'and' | 'or'; readonly parts: readonly FetchPart[] };

export type FetchCondition = {
  readonly entityName: string | undefined;
  readonly column: string;
  readonly operator: string;
  readonly values: readonly string[];
};

export type FetchPart =
  | { readonly kind: 'filter'; readonly filter: FetchFilter }
  | { readonly kind: 'condition'; readonly condition: FetchCondition }
  | { readonly kind: 'link'; readonly link: FetchLink };
