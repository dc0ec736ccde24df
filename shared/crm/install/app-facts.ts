import * as z from 'zod';
import type { MetadataHttp } from './metadata-http.ts';

export type FoundApp = {
  readonly id: string;
  readonly name: string;
  readonly uniqueName: string;
  /** Ids of the views it lists. */
  readonly viewIds: ReadonlySet<string>;
  /** MetadataIds of the tables it shows. */
  readonly tableIds: ReadonlySet<string>;
};

/** Values of `componenttype` (reference of the table solutioncomponent). */
export const COMPONENT_TYPE = { entity: 1, attribute: 2, role: 20, view: 26 } as const;

const appSchema = z.object({ appmoduleid: z.guid(), name: z.string(), uniquename: z.string() });
const componentSchema = z.object({ componenttype: z.number(), objectid: z.guid() });

export async function readApps(http: MetadataHttp): Promise<readonly FoundApp[]> {
  const rows = await http.list('appmodules?$select=appmoduleid,name,uniquename', appSchema);
  const apps: FoundApp[] = [];
  for (const { appmoduleid: id, name, uniquename: uniqueName } of rows) {
    const components = await http.list(`RetrieveAppComponents(AppModuleId=${id})`, componentSchema);
    const idsOf = (type: number) =>
      new Set(
        components.filter(({ componenttype }) => componenttype === type).map(({ objectid }) => objectid),
      );
    const lists = { viewIds: idsOf(COMPONENT_TYPE.view), tableIds: idsOf(COMPONENT_TYPE.entity) };
    apps.push({ id, name, uniqueName, ...lists });
  }
  return apps;
}
