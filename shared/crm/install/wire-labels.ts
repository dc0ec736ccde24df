import * as z from 'zod';
import type { Label } from './labels.ts';

/** A Label complex type as Dataverse answers it; without texts it is null or empty. */
export const wireLabelSchema = z
  .object({
    LocalizedLabels: z.array(z.object({ Label: z.string().nullable(), LanguageCode: z.number() })).nullish(),
  })
  .nullish()
  .transform((label): Label[] =>
    (label?.LocalizedLabels ?? []).map(({ Label: text, LanguageCode: languageCode }) => ({
      languageCode,
      text: text ?? '',
    })),
  );

export const localizedLabels = (labels: readonly Label[]) =>
  labels.map(({ languageCode, text }) => ({
    '@odata.type': 'Microsoft.Dynamics.CRM.LocalizedLabel',
    Label: text,
    LanguageCode: languageCode,
  }));

export const wireLabel = (labels: readonly Label[]) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.Label',
  LocalizedLabels: localizedLabels(labels),
});
