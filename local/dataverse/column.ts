import { lookupTypeProperty, type Row } from './row.ts';

export type EntityName =
  | 'contact'
  | 'account'
  | 'opportunity'
  | 'connection'
  | 'connectionrole'
  | 'systemuser'
  | 'team'
  | 'teammembership'
  | 'role'
  | 'systemuserroles'
  | 'teamroles'
  | 'sdkmessage'
  | 'sdkmessagefilter'
  | 'sdkmessageprocessingstep'
  | 'callbackregistration'
  | 'organization'
  | 'publisher'
  | 'solution'
  | 'solutioncomponent'
  | 'savedquery'
  | 'privilege'
  | 'roleprivileges'
  | 'appmodule'
  | 'appmodulecomponent'
  | 'businessunit'
  | 'task'
  | 'phonecall'
  | 'email'
  | 'letter'
  | 'lead'
  | 'competitor'
  | 'opportunitycompetitors'
  | 'transactioncurrency'
  | 'incident'
  | 'annotation'
  | 'queue'
  | 'queueitem'
  | 'userquery'
  | 'systemform'
  | 'webresource'
  | 'theme'
  | 'customapi'
  | 'appmoduleroles'
  | 'duplicaterule'
  | 'duplicaterulecondition'
  | 'activityparty'
  | 'asyncoperation'
  | 'duplicaterecord'
  | 'entitymap'
  | 'attributemap';

/** A table that a lookup may point to; `entity` is free text because some targets (business units) are not served here. */
export type LookupTarget = { readonly entity: string; readonly navigation: string };

type ColumnKind =
  | { readonly kind: 'guid' }
  | { readonly kind: 'string'; readonly maxLength: number }
  | { readonly kind: 'int' | 'bigint' | 'decimal' | 'money' | 'datetime' | 'date' }
  | { readonly kind: 'boolean'; readonly labels: readonly [no: string, yes: string] }
  | { readonly kind: 'choice' | 'state'; readonly options: Readonly<Record<number, string>> }
  /** Several values, kept as `1,2`. */
  | { readonly kind: 'choices'; readonly options: Readonly<Record<number, string>> }
  | { readonly kind: 'lookup'; readonly targets: readonly LookupTarget[] };

/**
 * `writable` by everyone; `readOnly` only by an importer, as Dataverse's own columns; `calculated` by nobody: the stand-in works
 * it out from the rest of the row.
 */
type ColumnAccess = 'writable' | 'readOnly' | 'calculated';

export type Column = ColumnKind & {
  readonly name: string;
  readonly access: ColumnAccess;
  /** Value of a new row that does not say. */
  readonly initial?: string | number | boolean;
};

export const propertyOf = (column: Column) =>
  column.kind === 'lookup' ? `_${column.name}_value` : column.name;

/** The table a lookup of this row points to; the only target, or the one stored beside the id. */
export function targetOf(column: Column & { kind: 'lookup' }, row: Row): LookupTarget | undefined {
  const stored = row[lookupTypeProperty(propertyOf(column))];
  return column.targets.find((target) => target.entity === stored) ?? column.targets[0];
}

type Extra = Partial<Pick<Column, 'access' | 'initial'>>;

const plain = (name: string, extra: Extra = {}) => ({ name, access: 'writable' as const, ...extra });

export const guid = (name: string, extra?: Extra): Column => ({ ...plain(name, extra), kind: 'guid' });
export const text = (name: string, maxLength: number, extra?: Extra): Column => ({
  ...plain(name, extra),
  kind: 'string',
  maxLength,
});
export const number = (
  name: string,
  kind: 'int' | 'bigint' | 'decimal' | 'money',
  extra?: Extra,
): Column => ({
  ...plain(name, extra),
  kind,
});
export const instant = (name: string, extra?: Extra): Column => ({ ...plain(name, extra), kind: 'datetime' });
export const day = (name: string, extra?: Extra): Column => ({ ...plain(name, extra), kind: 'date' });
export const flag = (
  name: string,
  extra?: Extra,
  labels: readonly [no: string, yes: string] = ['No', 'Yes'],
): Column => ({ ...plain(name, extra), kind: 'boolean', labels });
export const choice = (name: string, options: Readonly<Record<number, string>>, extra?: Extra): Column => ({
  ...plain(name, extra),
  kind: 'choice',
  options,
});
export const choices = (name: string, options: Readonly<Record<number, string>>): Column => ({
  ...plain(name),
  kind: 'choices',
  options,
});
export const state = (options: Readonly<Record<number, string>>): Column => ({
  ...plain('statecode', { initial: 0 }),
  kind: 'state',
  options,
});

/** A lookup that was added through the Web API: its navigations carry its schema name, to several tables with theirs behind it. */
export const addedLookup = (schemaName: string, targets: readonly string[]): Column => ({
  ...plain(schemaName.toLowerCase()),
  kind: 'lookup',
  targets: targets.map((entity) => ({
    entity,
    navigation: targets.length > 1 ? `${schemaName}_${entity}` : schemaName,
  })),
});

/** A lookup; with several targets the navigation is `<name>_<table>`, with one it is the name itself. */
export const lookup = (name: string, targets: readonly string[], extra?: Extra): Column => ({
  ...plain(name, extra),
  kind: 'lookup',
  targets: targets.map((entity) => ({ entity, navigation: targets.length > 1 ? `${name}_${entity}` : name })),
});

/** The owner: two tables behind the one navigation `ownerid`. */
export const owner = (): Column => ({
  ...plain('ownerid'),
  kind: 'lookup',
  targets: [
    { entity: 'systemuser', navigation: 'ownerid' },
    { entity: 'team', navigation: 'ownerid' },
  ],
});
