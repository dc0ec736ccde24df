import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const resourceSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  tags: z.record(z.string(), z.unknown()).optional(),
  sku: z.looseObject({ name: z.string() }).optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
});
export type PlannedResource = z.infer<typeof resourceSchema>;

const snapshotSchema = z.object({ predictedResources: z.array(resourceSchema) });

/** What a parameter file would deploy, from its committed snapshot: loops and conditions are already carried out. */
export async function readPlannedResources(file: string): Promise<PlannedResource[]> {
  return snapshotSchema.parse(JSON.parse(await readFile(file, 'utf8'))).predictedResources;
}

/** Value at a path such as `functionAppConfig.runtime.version`; undefined where there is none. */
export function propertyAt({ properties }: Pick<PlannedResource, 'properties'>, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }, properties);
}
