import * as z from 'zod';
import { COMPONENT_TYPE } from './app-facts.ts';
import type { MetadataHttp } from './metadata-http.ts';
import type { Inventory } from './read-inventory.ts';

export type Dependent = { readonly componentType: number; readonly id: string };

/** What an uninstallation asks beside the inventory. */
export type RemovalFacts = {
  /** What needs a column or view of ours, by the id of what is needed. */
  readonly dependents: ReadonlyMap<string, readonly Dependent[]>;
  /** Contacts whose own flag column holds Not at Company or Ignore. */
  readonly contactsWithFlag: number;
  readonly publisherHasOtherSolutions: boolean;
};

const dependencySchema = z.object({
  dependentcomponentobjectid: z.guid(),
  dependentcomponenttype: z.number(),
});
const countSchema = z.object({ '@odata.count': z.number() });

async function dependentsOf(
  http: MetadataHttp,
  component: { readonly id: string; readonly type: number },
): Promise<Dependent[]> {
  const path = `RetrieveDependenciesForDelete(ObjectId=${component.id},ComponentType=${component.type})`;
  const found = await http.list(path, dependencySchema);
  return found.map(({ dependentcomponentobjectid, dependentcomponenttype }) => ({
    id: dependentcomponentobjectid,
    componentType: dependentcomponenttype,
  }));
}

async function countFlagged(http: MetadataHttp, { flag }: Inventory): Promise<number> {
  if (flag.kind !== 'own') return 0;
  const [, left, ignored] = flag.options;
  const filter = `${flag.column} eq ${left.value} or ${flag.column} eq ${ignored.value}`;
  const path = `contacts?$select=contactid&$filter=${filter}&$top=1&$count=true`;
  return (await http.find(path, countSchema))?.['@odata.count'] ?? 0;
}

export async function readRemovalFacts(http: MetadataHttp, inventory: Inventory): Promise<RemovalFacts> {
  const { solution, flag, details, views } = inventory;
  const columns = [...(flag.kind === 'own' ? [flag] : []), ...details.values()];
  const components = [
    ...columns.map(({ metadataId: id }) => ({ id, type: COMPONENT_TYPE.attribute })),
    ...views.map(({ id }) => ({ id, type: COMPONENT_TYPE.view })),
  ].filter(({ id }) => solution.componentIds.has(id));
  const dependents = new Map<string, readonly Dependent[]>();
  for (const component of components) dependents.set(component.id, await dependentsOf(http, component));
  const solutions =
    solution.publisher === undefined
      ? []
      : await http.list(
          `solutions?$select=solutionid&$filter=_publisherid_value eq ${solution.publisher.id}`,
          z.object({ solutionid: z.guid() }),
        );
  return {
    dependents,
    contactsWithFlag: await countFlagged(http, inventory),
    publisherHasOtherSolutions: solutions.some(({ solutionid }) => solutionid !== solution.solution?.id),
  };
}
