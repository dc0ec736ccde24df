import { DataverseError } from '../dataverse-error.ts';
import type { Organization } from '../organization.ts';
import { COMPONENT } from './solution-components.ts';

export type Dependent = { readonly type: number; readonly id: string };

/** Views of any table whose query or layout names the column. */
function* viewsNaming(organization: Organization, column: string): Iterable<Dependent> {
  const named = new RegExp(`["'.]${column}["']`);
  for (const { id, row } of organization.rows.table('savedquery').iterate()) {
    if (named.test(`${String(row['fetchxml'])} ${String(row['layoutxml'])}`))
      yield { type: COMPONENT.view, id };
  }
}

/** As saved, and as published: a published dependency must go before the component can ("Dependency tracking for solution components"). */
function appsShowing({ rows, metadata }: Organization, viewId: string): readonly Dependent[] {
  const saved = [...rows.table('appmodulecomponent').iterate()].map(({ row }) => row);
  const seen = metadata.drafts.all().flatMap((draft) => (draft.kind === 'app' ? draft.seen : []));
  const showing = [...saved, ...seen].filter(
    (row) => row['componenttype'] === COMPONENT.view && row['objectid'] === viewId,
  );
  const appIds = new Set(showing.map((row) => String(row['_appmoduleidunique_value'])));
  return [...appIds].map((id) => ({ type: COMPONENT.app, id }));
}

/** What stands in the way of deleting a component. */
export function dependentsOf(organization: Organization, component: Dependent): readonly Dependent[] {
  if (component.type === COMPONENT.view) return appsShowing(organization, component.id);
  if (component.type !== COMPONENT.attribute) return [];
  const column = organization.metadata.columns().find(({ metadataId }) => metadataId === component.id);
  return column === undefined ? [] : [...viewsNaming(organization, column.name)];
}

/** 0x8004f01f: "cannot be deleted because it is referenced by … other components" (Web service error codes). */
export function requireNoDependents(organization: Organization, component: Dependent): void {
  const dependents = dependentsOf(organization, component);
  if (dependents.length === 0) return;
  throw new DataverseError({
    status: 400,
    code: '0x8004f01f',
    message: `The component ${component.id} of type ${component.type} cannot be deleted because it is referenced by ${dependents.length} other components. For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.`,
  });
}
