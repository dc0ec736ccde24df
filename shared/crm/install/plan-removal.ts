import type { Finding, Obstacle } from '../../domain/installation.ts';
import { findObstacles } from './find-obstacles.ts';
import { RUNTIME_ROLE_ID, SOLUTION_NAME } from './install-options.ts';
import { publishingOf, publishLeftOpen, type LeftOpen } from './plan-publishing.ts';
import { beginMark } from './plan-solution.ts';
import type { Plan, Step } from './plan.ts';
import type { Inventory } from './read-inventory.ts';
import type { RemovalFacts } from './removal-facts.ts';
import { RUNTIME_ROLE_NAME } from './runtime-role.ts';
import type { FoundView } from './view-facts.ts';

const remove = (removal: {
  readonly what: string;
  readonly path: string;
  readonly word: string;
  readonly table?: string;
}): Step => ({
  what: `Delete ${removal.what}`,
  privileges: [`prvDelete${removal.word}`],
  ...(removal.table === undefined ? {} : { publishes: { table: removal.table } }),
  run: (http) => http.change({ method: 'DELETE', path: removal.path }),
});

const ourViews = ({ views, solution }: Inventory): readonly FoundView[] =>
  views.filter(({ id }) => solution.componentIds.has(id));

/** An app that lists a view keeps it from being deleted. */
function removeFromApps(inventory: Inventory): Step[] {
  return inventory.apps.flatMap((app) => {
    const listed = ourViews(inventory).filter(({ id }) => app.viewIds.has(id));
    if (listed.length === 0) return [];
    const components = listed.map(({ id }) => ({
      '@odata.type': 'Microsoft.Dynamics.CRM.savedquery',
      savedqueryid: id,
    }));
    const body = { AppId: app.id, Components: components };
    return {
      what: `Take ${listed.length} views out of the app "${app.name}"`,
      privileges: ['prvWriteAppModule'],
      publishes: { appId: app.id },
      run: (http) => http.change({ method: 'POST', path: 'RemoveAppComponents', body }),
    } satisfies Step;
  });
}

/** Columns of ours by name and MetadataId. */
function ourColumns({ flag, details, solution }: Inventory) {
  const own = flag.kind === 'own' ? [{ name: flag.column, metadataId: flag.metadataId }] : [];
  return [...own, ...details.values()].filter(({ metadataId }) => solution.componentIds.has(metadataId));
}

function deleteComponents(inventory: Inventory): Step[] {
  const views = ourViews(inventory).map(({ id, name, table }) =>
    remove({ what: `the view "${name}" of ${table}`, path: `savedqueries(${id})`, word: 'Query', table }),
  );
  const columns = ourColumns(inventory).map(({ name }) =>
    remove({
      what: `the column contact.${name} with its values`,
      path: `EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='${name}')`,
      word: 'Attribute',
      table: 'contact',
    }),
  );
  const role = { what: `the security role "${RUNTIME_ROLE_NAME}"`, path: `roles(${RUNTIME_ROLE_ID})` };
  const hasRole = inventory.role !== undefined && inventory.solution.componentIds.has(RUNTIME_ROLE_ID);
  return [...views, ...columns, ...(hasRole ? [remove({ ...role, word: 'Role' })] : [])];
}

/** The solution goes last of what it lists: after a stop it still says what is ours. */
function deleteSolution({ solution }: Inventory, facts: RemovalFacts): Step[] {
  const { solution: ours, publisher } = solution;
  const deletion = { what: `the solution "${SOLUTION_NAME}"`, word: 'Solution' };
  const mayDelete = publisher !== undefined && !facts.publisherHasOtherSolutions;
  const publisherDeletion = { what: 'the publisher "Data Validation"', word: 'Publisher' };
  return [
    ...(ours === undefined ? [] : [remove({ ...deletion, path: `solutions(${ours.id})` })]),
    ...(mayDelete ? [remove({ ...publisherDeletion, path: `publishers(${publisher.id})` })] : []),
  ];
}

const KINDS: Readonly<Record<number, string>> = {
  24: 'form',
  26: 'view',
  29: 'workflow or flow',
  59: 'chart',
  60: 'form',
  80: 'app',
};

/** What of somebody else needs what we would delete. */
function dependencyObstacles(inventory: Inventory, { dependents }: RemovalFacts): Obstacle[] {
  const ours = new Set(ourViews(inventory).map(({ id }) => id));
  const appIds = new Set(inventory.apps.map(({ id }) => id));
  const names = new Map(inventory.views.map(({ id, name }) => [id, name]));
  const nameOf = new Map([
    ...ourColumns(inventory).map(({ metadataId, name }): [string, string] => [metadataId, `contact.${name}`]),
    ...ourViews(inventory).map(({ id, name }): [string, string] => [id, `the view "${name}"`]),
  ]);
  return [...dependents].flatMap(([needed, found]) =>
    found
      .filter(({ id }) => !ours.has(id) && !appIds.has(id))
      .map(({ id, componentType }) => ({
        concerns: 'environment',
        problem: `${nameOf.get(needed) ?? needed} is used by the ${KINDS[componentType] ?? `component of type ${componentType}`} ${names.has(id) ? `"${names.get(id) ?? ''}"` : id}.`,
        wayOut: 'Take it out there (Power Apps > solution > Show dependencies), then uninstall again.',
      })),
  );
}

/** Dataverse counts rows no further (learn.microsoft.com/power-apps/developer/data-platform/webapi/query/count-rows). */
const COUNT_LIMIT = 5_000;

function keptFindings({ flag, tables }: Inventory, { contactsWithFlag }: RemovalFacts): Finding[] {
  const native: Finding[] =
    flag.kind === 'native'
      ? [
          {
            item: `Flag column ${flag.column}`,
            state: 'native',
            note: 'stays, with its values: it is not ours',
          },
        ]
      : [];
  const lost: Finding[] =
    contactsWithFlag === 0
      ? []
      : [
          {
            item: 'Flags',
            state: 'present',
            note: `contacts that lose theirs with the column: ${contactsWithFlag}${contactsWithFlag < COUNT_LIMIT ? '' : ' or more'}`,
          },
        ];
  const tracked = [...tables.values()].filter((table) => table.tracked).map(({ name }) => name);
  const note = `stays on (${tracked.join(', ')}): nobody can switch it off again`;
  return [...native, ...lost, { item: 'Change tracking', state: 'present', note }];
}

/** After a run that stopped: tables, and apps that choose among their views, for one of them may have lost ours. */
function leftOpen({ solution, tables, apps, views }: Inventory): LeftOpen {
  if (solution.solution?.finished !== false) return { tables: [], appIds: [] };
  const choosing = apps.filter(({ viewIds }) => views.some(({ id }) => viewIds.has(id)));
  return { tables: [...tables.keys()], appIds: choosing.map(({ id }) => id) };
}

/**
 * Removes what our solution lists, and nothing else. Apps are published before their views are deleted: as published they still
 * depend on them, which keeps a component from being deleted.
 */
export function planRemoval(inventory: Inventory, facts: RemovalFacts): Omit<Plan, 'settings'> {
  const fromApps = removeFromApps(inventory);
  const deletions = deleteComponents(inventory);
  const { solution } = inventory.solution;
  const steps = [
    ...(solution?.finished === true ? [beginMark()] : []),
    ...publishLeftOpen(leftOpen(inventory)),
    ...fromApps,
    ...publishingOf(fromApps),
    ...deletions,
    ...publishingOf(deletions),
    ...deleteSolution(inventory, facts),
  ];
  return {
    findings: keptFindings(inventory, facts),
    steps,
    obstacles: [...findObstacles(steps, inventory.environment), ...dependencyObstacles(inventory, facts)],
  };
}
