/** Languages this product speaks, by the code Dataverse knows them by (LCID). */
export const LANGUAGE_CODES = [1033, 1043, 1031, 1036] as const;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/** One text in every language: English, Dutch, German, French. */
export type Texts = Readonly<Record<LanguageCode, string>>;

export const texts = (given: { en: string; nl: string; de: string; fr: string }): Texts => ({
  1033: given.en,
  1043: given.nl,
  1031: given.de,
  1036: given.fr,
});

export type Label = { readonly languageCode: number; readonly text: string };

/**
 * Labels for those languages of an environment that we speak; its base language always gets one, else Dataverse would
 * refuse or leave an empty name. Where we do not speak the base language it gets English.
 */
export function labelsFor(
  given: Texts,
  languages: { base: number; provisioned: readonly number[] },
): Label[] {
  const spoken: Label[] = LANGUAGE_CODES.filter((code) => languages.provisioned.includes(code)).map(
    (languageCode) => ({ languageCode, text: given[languageCode] }),
  );
  const baseIsThere = spoken.some(({ languageCode }) => languageCode === languages.base);
  return baseIsThere ? spoken : [{ languageCode: languages.base, text: given[1033] }, ...spoken];
}
