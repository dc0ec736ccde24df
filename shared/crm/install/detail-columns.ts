import type { FlagDetails } from '../../domain/flag-details.ts';
import type { InstallOptions } from './install-options.ts';
import { texts, type Texts } from './labels.ts';

export type DetailColumn = {
  readonly holds: keyof FlagDetails;
  readonly suffix: string;
  readonly names: Texts;
  readonly type: { readonly kind: 'text'; readonly maxLength: number } | { readonly kind: 'day' };
};

/** What sellers may see beside the flag: where the person went, since when, and why we say so. */
export const DETAIL_COLUMNS: readonly DetailColumn[] = [
  {
    holds: 'newEmployer',
    suffix: 'newemployer',
    names: texts({
      en: 'New Employer',
      nl: 'Nieuwe werkgever',
      de: 'Neuer Arbeitgeber',
      fr: 'Nouvel employeur',
    }),
    type: { kind: 'text', maxLength: 160 },
  },
  {
    holds: 'newTitle',
    suffix: 'newtitle',
    names: texts({ en: 'New Job Title', nl: 'Nieuwe functie', de: 'Neue Position', fr: 'Nouvelle fonction' }),
    type: { kind: 'text', maxLength: 100 },
  },
  {
    holds: 'since',
    suffix: 'leftsince',
    names: texts({
      en: 'Not at Company Since',
      nl: 'Niet bij bedrijf sinds',
      de: 'Nicht mehr im Unternehmen seit',
      fr: "Plus dans l'entreprise depuis",
    }),
    type: { kind: 'day' },
  },
  {
    holds: 'reason',
    suffix: 'leftreason',
    names: texts({
      en: 'Not at Company: Reason',
      nl: 'Niet bij bedrijf: reden',
      de: 'Nicht mehr im Unternehmen: Grund',
      fr: "Plus dans l'entreprise : motif",
    }),
    type: { kind: 'text', maxLength: 500 },
  },
  {
    holds: 'checkedOn',
    suffix: 'checkedon',
    names: texts({
      en: 'Employment Checked On',
      nl: 'Dienstverband gecontroleerd op',
      de: 'Beschäftigung geprüft am',
      fr: 'Emploi vérifié le',
    }),
    type: { kind: 'day' },
  },
];

export const detailName = ({ prefix }: Pick<InstallOptions, 'prefix'>, { suffix }: DetailColumn): string =>
  `${prefix}_${suffix}`;
