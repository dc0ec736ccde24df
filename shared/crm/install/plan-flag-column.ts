import { GiveUp } from '../../domain/failures.ts';
import type { Finding } from '../../domain/installation.ts';
import { PLAIN_VALUES, valuesOfPublisher, type FlagValues } from '../flag-values.ts';
import type { FlagColumn, FlagSearch } from './flag-column.ts';
import { ownFlagColumn, type InstallOptions } from './install-options.ts';
import { labelColumn, labelOption, missingLabels } from './label-steps.ts';
import { labelsFor, texts, type Texts } from './labels.ts';
import type { Part, Step } from './plan.ts';
import { wireLabel } from './wire-labels.ts';

type Languages = { readonly base: number; readonly provisioned: readonly number[] };

/** As the original names them: English and Dutch from LinkedIn's articles, German values too; French is ours. */
const COLUMN_NAME = texts({
  en: 'Not at Company Flag',
  nl: 'Melding: Niet bij bedrijf',
  de: 'Kennzeichen: Nicht mehr im Unternehmen',
  fr: "Indicateur : plus dans l'entreprise",
});
const OPTION_NAMES: readonly [Texts, Texts, Texts] = [
  texts({ en: 'No Feedback', nl: 'Geen feedback', de: 'Kein Feedback', fr: 'Aucun retour' }),
  texts({
    en: 'Not at Company',
    nl: 'Niet bij bedrijf',
    de: 'Nicht mehr im Unternehmen',
    fr: "Plus dans l'entreprise",
  }),
  texts({ en: 'Ignore', nl: 'Negeren', de: 'Ignorieren', fr: 'Ignorer' }),
];

function definitionOf(options: InstallOptions, languages: Languages, values: FlagValues): object {
  return {
    '@odata.type': 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata',
    AttributeType: 'Picklist',
    AttributeTypeName: { Value: 'PicklistType' },
    SchemaName: `${options.prefix}_NotAtCompany`,
    DefaultFormValue: values[0]?.value,
    RequiredLevel: {
      Value: 'None',
      CanBeChanged: true,
      ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
    },
    DisplayName: wireLabel(labelsFor(COLUMN_NAME, languages)),
    OptionSet: {
      '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata',
      OptionSetType: 'Picklist',
      IsGlobal: false,
      Options: OPTION_NAMES.map((names, index) => ({
        Value: values[index]?.value,
        Label: wireLabel(labelsFor(names, languages)),
      })),
    },
  };
}

/** With the native column's values where they are accepted: whoever moves to Sales later keeps the numbers. */
const createFlagColumn = (options: InstallOptions, languages: Languages): Step => ({
  what: `Create the choice column contact.${ownFlagColumn(options)}: No Feedback (default), Not at Company, Ignore`,
  privileges: ['prvCreateAttribute'],
  publishes: { table: 'contact' },
  run: async (http) => {
    const path = `EntityDefinitions(LogicalName='contact')/Attributes`;
    const create = (values: FlagValues) =>
      http.tryChange({
        method: 'POST',
        path,
        inSolution: true,
        body: definitionOf(options, languages, values),
      });
    if ((await create(PLAIN_VALUES)).kind === 'done') return;
    const second = await create(valuesOfPublisher(options.optionPrefix));
    if (second.kind === 'done') return;
    throw new GiveUp('dataverse_refused', { detail: `the choice column: 400 ${second.code}` });
  },
});

function labelSteps(flag: FlagColumn, languages: Languages): Step[] {
  const names = missingLabels(labelsFor(COLUMN_NAME, languages), flag.labels);
  const options = flag.options.flatMap(({ value, labels }, index) => {
    const missing = missingLabels(labelsFor(OPTION_NAMES[index] ?? OPTION_NAMES[0], languages), labels);
    return missing.length === 0 ? [] : [labelOption({ column: flag.column, value, labels: missing })];
  });
  return [...(names.length === 0 ? [] : [labelColumn(flag.column, names)]), ...options];
}

function finding(flag: FlagSearch, options: InstallOptions): Finding {
  if (flag.kind === 'native') {
    return { item: `Flag column ${flag.column}`, state: 'native', note: 'used as it is, never relabelled' };
  }
  const item = `Flag column ${ownFlagColumn(options)}`;
  if (flag.kind === 'own') {
    const values = flag.options.map(({ value }) => value).join(', ');
    return { item, state: 'present', note: `option values ${values}` };
  }
  return { item, state: 'missing' };
}

export function planFlagColumn(flag: FlagSearch, options: InstallOptions, languages: Languages): Part {
  const findings = [finding(flag, options)];
  switch (flag.kind) {
    case 'native':
      return { findings, steps: [] };
    case 'own':
      return { findings, steps: labelSteps(flag, languages) };
    case 'none':
      return { findings, steps: [createFlagColumn(options, languages)] };
    case 'taken': {
      const problem = `contact.${flag.column} exists and has no options 0, 1 and 2, nor the first three of one publisher.`;
      return {
        findings,
        steps: [],
        obstacles: [{ problem, wayOut: 'Choose another prefix with --prefix.', concerns: 'environment' }],
      };
    }
  }
}
