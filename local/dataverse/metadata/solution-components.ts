import { DataverseError } from '../dataverse-error.ts';
import type { Organization } from '../organization.ts';
import type { StoredRow } from '../row.ts';

export const COMPONENT = {
  entity: 1,
  attribute: 2,
  optionSet: 9,
  role: 20,
  view: 26,
  form: 60,
  siteMap: 62,
  app: 80,
} as const;

type Component = { readonly type: number; readonly id: string };

export function findSolution(organization: Organization, uniqueName: string): StoredRow {
  for (const stored of organization.rows.table('solution').iterate()) {
    if (stored.row['uniquename'] === uniqueName) return stored;
  }
  throw new DataverseError({
    status: 404,
    code: '0x80040217',
    message: `Solution With uniquename = ${uniqueName} Does Not Exist`,
  });
}

const isComponent = ({ row }: StoredRow, { type, id }: Component) =>
  row['componenttype'] === type && row['objectid'] === id;

/** A component belongs to a solution once, however often it is added. */
export function addToSolution(organization: Organization, solution: StoredRow, component: Component): void {
  const { rows, definitions } = organization;
  for (const stored of rows.table('solutioncomponent').iterate()) {
    if (stored.row['_solutionid_value'] === solution.id && isComponent(stored, component)) return;
  }
  rows.insert(definitions.of('solutioncomponent'), {
    componenttype: component.type,
    objectid: component.id,
    _solutionid_value: solution.id,
  });
}

/** The header `MSCRM.SolutionUniqueName` adds what a request creates to that solution. */
export function addByHeader(
  organization: Organization,
  request: { readonly headers: Readonly<Record<string, string>> },
  component: Component,
): void {
  const uniqueName = request.headers['mscrm.solutionuniquename'];
  if (uniqueName === undefined) return;
  addToSolution(organization, findSolution(organization, uniqueName), component);
}

/** A deleted component leaves every solution and every app, at once, and what was saved of it goes with it. */
export function forgetComponent(organization: Organization, component: Component): void {
  const { rows, definitions, metadata } = organization;
  for (const table of ['solutioncomponent', 'appmodulecomponent'] as const) {
    for (const stored of [...rows.table(table).iterate()]) {
      if (isComponent(stored, component)) rows.delete(definitions.of(table), stored);
    }
  }
  metadata.drafts.forgetComponent(component.id);
}

/** Deleting an unmanaged solution leaves its components where they are. */
export function forgetSolution(organization: Organization, solutionId: string): void {
  const { rows, definitions } = organization;
  for (const stored of [...rows.table('solutioncomponent').iterate()]) {
    if (stored.row['_solutionid_value'] === solutionId)
      rows.delete(definitions.of('solutioncomponent'), stored);
  }
}
