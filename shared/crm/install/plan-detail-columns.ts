import type { FoundColumn } from './column-facts.ts';
import { DETAIL_COLUMNS, detailName, type DetailColumn } from './detail-columns.ts';
import type { InstallOptions } from './install-options.ts';
import { labelColumn, missingLabels } from './label-steps.ts';
import { labelsFor, type Label } from './labels.ts';
import { joinParts, type Part, type Step } from './plan.ts';
import { wireLabel } from './wire-labels.ts';

const typeOf = ({ type }: DetailColumn) =>
  type.kind === 'text'
    ? {
        '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
        AttributeType: 'String',
        AttributeTypeName: { Value: 'StringType' },
        FormatName: { Value: 'Text' },
        MaxLength: type.maxLength,
      }
    : {
        '@odata.type': 'Microsoft.Dynamics.CRM.DateTimeAttributeMetadata',
        AttributeType: 'DateTime',
        AttributeTypeName: { Value: 'DateTimeType' },
        Format: 'DateOnly',
        DateTimeBehavior: { Value: 'DateOnly' },
      };

const createColumn = (name: string, column: DetailColumn, labels: readonly Label[]): Step => ({
  what: `Create the column contact.${name}`,
  privileges: ['prvCreateAttribute'],
  publishes: { table: 'contact' },
  run: (http) =>
    http.change({
      method: 'POST',
      path: `EntityDefinitions(LogicalName='contact')/Attributes`,
      inSolution: true,
      body: {
        ...typeOf(column),
        SchemaName: name,
        RequiredLevel: {
          Value: 'None',
          CanBeChanged: true,
          ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
        },
        DisplayName: wireLabel(labels),
      },
    }),
});

function planColumn(
  name: string,
  column: DetailColumn,
  found: FoundColumn | undefined,
  labels: readonly Label[],
): Part {
  const item = `Detail column ${name}`;
  if (found === undefined)
    return { findings: [{ item, state: 'missing' }], steps: [createColumn(name, column, labels)] };
  const missing = missingLabels(labels, found.labels);
  return {
    findings: [{ item, state: 'present' }],
    steps: missing.length === 0 ? [] : [labelColumn(name, missing)],
  };
}

/** Off unless chosen; once there they are looked after whether chosen this time or not. */
export function planDetailColumns(
  found: ReadonlyMap<string, FoundColumn>,
  options: InstallOptions,
  languages: { readonly base: number; readonly provisioned: readonly number[] },
): Part {
  if (!options.detailColumns && found.size === 0) {
    return {
      findings: [{ item: 'Detail columns', state: 'notChosen', note: '--details adds them' }],
      steps: [],
    };
  }
  return joinParts(
    DETAIL_COLUMNS.map((column) => {
      const name = detailName(options, column);
      return planColumn(name, column, found.get(name), labelsFor(column.names, languages));
    }),
  );
}
