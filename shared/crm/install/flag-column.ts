import * as z from 'zod';
import { FLAG } from '../../domain/flag.ts';
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

/** Values where the environment takes them as they are, else those of the publisher's range in the same order. */
export const optionValues = ({ optionPrefix }: Pick<InstallOptions, 'optionPrefix'>) => ({
  plain: [FLAG.noFeedback, FLAG.notAtCompany, FLAG.ignore] as const,
  prefixed: [optionPrefix * 10_000, optionPrefix * 10_000 + 1, optionPrefix * 10_000 + 2] as const,
});

/** The three options among those of a choice; undefined when one is missing. */
function flagOptions(
  found: readonly FlagOption[],
  options: InstallOptions,
): FlagColumn['options'] | undefined {
  const { plain, prefixed } = optionValues(options);
  for (const values of [plain, prefixed]) {
    const [none, left, ignored] = values.map((value) => found.find((option) => option.value === value));
    if (none !== undefined && left !== undefined && ignored !== undefined) return [none, left, ignored];
  }
  return undefined;
}

async function readColumn(
  http: MetadataHttp,
  wanted: { readonly kind: 'native' | 'own'; readonly column: string; readonly options: InstallOptions },
): Promise<FlagSearch> {
  const { kind, column, options } = wanted;
  const path = attributePath(column);
  if ((await http.find(`${path}?$select=MetadataId`, z.object({ MetadataId: z.guid() }))) === undefined)
    return { kind: 'none' };
  const typed = `${path}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata`;
  const definition = await http.find(
    `${typed}?$select=MetadataId,DisplayName,IsSecured&$expand=OptionSet`,
    definitionSchema,
  );
  const found = definition?.OptionSet?.Options.map(({ Value, Label }) => ({ value: Value, labels: Label }));
  const three = flagOptions(found ?? [], options);
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
  const native = await readColumn(http, { kind: 'native', column: NATIVE_FLAG_COLUMN, options });
  if (native.kind !== 'none') return native;
  return readColumn(http, { kind: 'own', column: ownFlagColumn(options), options });
}
