import type { LegalForm } from './legal-forms.ts';

/**
 * Why a text names a second company: an earlier name, a later one ("now X"), the name it trades under, who owns it
 * ("a X company"), who employs on its behalf ("via X"), a stroke between two names, or brackets that do not say.
 */
export type OtherNameKind = 'former' | 'renamed' | 'trading' | 'owner' | 'agency' | 'alternative' | 'bracket';

export type OtherName = { kind: OtherNameKind; core: string; spellings: readonly string[] };

export type CompanyName = {
  /** What tells the company from others: folded, without legal form. Empty when the text has no letter or digit. */
  core: string;
  /**
   * The core as other people write it, itself first: umlauts written out (müller: muller, mueller), Cyrillic and Greek
   * in Latin letters by each usual standard. Two names with one spelling in common are spelled alike.
   */
  spellings: readonly string[];
  /** Names the same text offers beside the main one. */
  otherNames: readonly OtherName[];
  /** The cores of `otherNames`. */
  otherCores: readonly string[];
  form?: LegalForm;
};
