import * as z from 'zod';
import { flagValuesAmong } from '../flag-values.ts';
import { NATIVE_FLAG_COLUMN, ownFlagColumn, type InstallOptions } from './install-options.ts';
import type { Label } from './labels.ts';
import type { MetadataHttp } from './metadata-http.ts';
import { wireLabelSchema } from './wire-labels.ts';

export type FlagOption = { readonly value: number; readonly labels: readonly Label[] };

/** The column that carries the flag, as its definition says. */
export type FlagColumn = {
  readonly kind: 'native' | 'own';
  readonly column: string;
  readonly metadataId: string;
  readonly labels: readonly Label[];
  /** In the order No Feedback, Not at Company, Ignore. */
  readonly options: readonly [FlagOption, FlagOption, FlagOption];
  readonly secured: boolean;
};

export type FlagSearch =
  FlagColumn | { readonly kind: 'none' } | { readonly kind: 'taken'; readonly column: string };

const definitionSchema = z.object({
  MetadataId: z.guid(),
  DisplayName: wireLabelSchema,
  IsSecured: z.boolean().nullish(),
  OptionSet: z
    .object({ Options: z.array(z.object({ Value: z.number(), Label: wireLabelSchema })) })
    .nullish(),
});

const attributePath = (column: string): string =>
  `EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='${column}')`;

/** The three options among those of a choice, by the rule the app reads them by; undefined when one is missing. */
function flagOptions(found: readonly FlagOption[]): FlagColumn['options'] | undefined {
  const values = flagValuesAmong(found.map(({ value }) => value)) ?? [];
  const [none, left, ignored] = values.map(({ value }) => found.find((option) => option.value === value));
  return none === undefined || left === undefined || ignored === undefined
    ? undefined
    : [none, left, ignored];
}

async function readColumn(
  http: MetadataHttp,
  wanted: { readonly kind: 'native' | 'own'; readonly column: string },
): Promise<FlagSearch> {
  const { kind, column } = wanted;
  const path = attributePath(column);
  if ((await http.find(`${path}?$select=MetadataId`, z.object({ MetadataId: z.guid() }))) === undefined)
    return { kind: 'none' };
  const typed = `${path}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata`;
  const definition = await http.find(
    `${typed}?$select=MetadataId,DisplayName,IsSecured&$expand=OptionSet`,
    definitionSchema,
  );
  const found = definition?.OptionSet?.Options.map(({ Value, Label }) => ({ value: Value, labels: Label }));
  const three = flagOptions(found ?? []);
  if (definition === undefined || three === undefined) return { kind: 'taken', column };
  return {
    kind,
    column,
    metadataId: definition.MetadataId,
    labels: definition.DisplayName,
    options: three,
    secured: definition.IsSecured === true,
  };
}

/** The native column where it is there, else our own; `taken`: a column of the name that cannot carry the flag. */
export async function readFlagColumn(http: MetadataHttp, options: InstallOptions): Promise<FlagSearch> {
  const native = await readColumn(http, { kind: 'native', column: NATIVE_FLAG_COLUMN });
  if (native.kind !== 'none') return native;
  return readColumn(http, { kind: 'own', column: ownFlagColumn(options) });
}
