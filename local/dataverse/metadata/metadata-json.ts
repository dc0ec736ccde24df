/** Texts by language code. */
export type Labels = Readonly<Record<number, string>>;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts of a Label complex type, by language. */
export function readLabels(label: unknown): Labels {
  const list: unknown = isObject(label) ? label['LocalizedLabels'] : label;
  if (!Array.isArray(list)) return {};
  return Object.fromEntries(
    list.filter(isObject).map(({ LanguageCode, Label }) => [Number(LanguageCode), String(Label)]),
  );
}

const localized = (languageCode: number, text: string) => ({
  Label: text,
  LanguageCode: languageCode,
  IsManaged: false,
  MetadataId: null,
  HasChanged: null,
});

/** A Label complex type, with the text of the base language as the user's. */
export function presentLabels(labels: Labels, baseLanguage: number) {
  const all = Object.entries(labels).map(([code, text]) => localized(Number(code), text));
  return {
    LocalizedLabels: all,
    UserLocalizedLabel: all.find(({ LanguageCode }) => LanguageCode === baseLanguage) ?? null,
  };
}

/** Texts as a definition that is sent carries them. */
export const localizedLabels = (labels: Labels) =>
  Object.entries(labels).map(([code, text]) => ({ Label: text, LanguageCode: Number(code) }));
