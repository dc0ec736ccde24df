import * as z from 'zod';
import { languagesOf, type Label } from './labels.ts';
import type { Step } from './plan.ts';
import { localizedLabels, wireLabel } from './wire-labels.ts';

/** Those of `wanted` whose language has no text yet: a text that is there may be the customer's own and stays. */
export const missingLabels = (wanted: readonly Label[], found: readonly Label[]): readonly Label[] =>
  wanted.filter(({ languageCode }) => !found.some((label) => label.languageCode === languageCode));

/** Adds names of a column; PUT replaces the whole definition, so it is read first and sent back. */
export const labelColumn = (column: string, labels: readonly Label[]): Step => ({
  what: `Add the name of column ${column} in ${languagesOf(labels)}`,
  privileges: ['prvWriteAttribute'],
  publishes: { table: 'contact' },
  run: async (http) => {
    const path = `EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='${column}')`;
    const definition = await http.find(path, z.looseObject({}));
    await http.change({ method: 'PUT', path, body: { ...definition, DisplayName: wireLabel(labels) } });
  },
});

export const labelOption = (option: {
  readonly column: string;
  readonly value: number;
  readonly labels: readonly Label[];
}): Step => ({
  what: `Add the name of option ${option.value} of ${option.column} in ${languagesOf(option.labels)}`,
  privileges: ['prvWriteAttribute'],
  publishes: { table: 'contact' },
  run: (http) =>
    http.change({
      method: 'POST',
      path: 'UpdateOptionValue',
      body: {
        EntityLogicalName: 'contact',
        AttributeLogicalName: option.column,
        Value: option.value,
        Label: wireLabel(option.labels),
        MergeLabels: true,
      },
    }),
});

/** SetLocLabels replaces all labels of a text, so those that are there go along. */
export const labelView = (view: {
  readonly id: string;
  readonly table: string;
  readonly title: string;
  readonly found: readonly Label[];
  readonly missing: readonly Label[];
}): Step => ({
  what: `Add the name of view "${view.title}" in ${languagesOf(view.missing)}`,
  privileges: ['prvWriteQuery'],
  publishes: { table: view.table },
  run: (http) =>
    http.change({
      method: 'POST',
      path: 'SetLocLabels',
      body: {
        EntityMoniker: {
          '@odata.type': 'Microsoft.Dynamics.CRM.savedquery',
          savedqueryid: view.id,
        },
        AttributeName: 'name',
        Labels: localizedLabels([...view.found, ...view.missing]),
      },
    }),
});
