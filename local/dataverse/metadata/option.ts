import type { Column } from '../column.ts';
import { isObject, readLabels } from './metadata-json.ts';

/** An option as a definition of the Web API lists it. */
export type Option = Readonly<Record<string, unknown>>;

/** Whose options an action is about: a column's own, or those of a global choice. */
export type OptionPlace =
  | { readonly kind: 'column'; readonly entity: string; readonly name: string }
  | { readonly kind: 'global'; readonly name: string };

export const optionsIn = (optionSet: unknown): readonly Option[] => {
  const options: unknown = isObject(optionSet) ? optionSet['Options'] : undefined;
  return Array.isArray(options) ? options.filter(isObject) : [];
};

/** Texts in the base language, by value. */
export const optionTexts = (options: readonly Option[], baseLanguage: number): Record<number, string> =>
  Object.fromEntries(
    options.map(({ Value: value, Label: label }) => [
      Number(value),
      readLabels(label)[baseLanguage] ?? String(value),
    ]),
  );

/** The options of a column that Dataverse ships. */
export const standardOptions = (column: Column, baseLanguage: number): readonly Option[] =>
  'options' in column
    ? Object.entries(column.options).map(([value, text]) => ({
        Value: Number(value),
        Label: { LocalizedLabels: [{ Label: text, LanguageCode: baseLanguage }] },
      }))
    : [];
