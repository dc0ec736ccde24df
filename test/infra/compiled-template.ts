import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { readPlannedResources, type PlannedResource } from '../../local/infra/planned-resources.ts';

const valueSchema = z.looseObject({
  type: z.string().optional(),
  metadata: z.looseObject({ description: z.string() }).optional(),
  defaultValue: z.unknown().optional(),
});

export type Template = {
  parameters: Record<string, z.infer<typeof valueSchema>>;
  outputs: Record<string, z.infer<typeof valueSchema>>;
  variables: Record<string, unknown>;
  modules: Record<string, Template>;
};

const moduleSchema = z.object({ properties: z.object({ template: z.unknown() }) });

const bareSchema = z.object({
  parameters: z.record(z.string(), valueSchema).default({}),
  outputs: z.record(z.string(), valueSchema).default({}),
  variables: z.record(z.string(), z.unknown()).default({}),
  // An object with the symbolic names, or a list where the compiler needed none.
  resources: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]),
});

function parseTemplate(json: unknown): Template {
  const { resources, ...template } = bareSchema.parse(json);
  const modules = Object.entries(resources).flatMap(([name, resource]) => {
    const module = moduleSchema.safeParse(resource);
    return module.success ? [[name, parseTemplate(module.data.properties.template)] as const] : [];
  });
  return { ...template, modules: Object.fromEntries(modules) };
}

/** infra/main.json, of which `npm run infra:check` proves that it is what the sources compile to. */
export const readTemplate = async (): Promise<Template> =>
  parseTemplate(JSON.parse(await readFile('infra/main.json', 'utf8')));

/** The template and, below it, those of its modules. */
export const withModules = (template: Template): Template[] => [
  template,
  ...Object.values(template.modules).flatMap(withModules),
];

export const SNAPSHOTS = [
  'infra/small.snapshot.json',
  'infra/production.snapshot.json',
  'test/infra/joined-network.snapshot.json',
];

/** What all parameter files would deploy. */
export async function readAllPlanned(): Promise<PlannedResource[]> {
  return (await Promise.all(SNAPSHOTS.map(readPlannedResources))).flat();
}

/** The app settings of each parameter file. */
export async function readAppSettings(): Promise<PlannedResource[]> {
  return (await readAllPlanned()).filter(({ name }) => name.endsWith('/appsettings'));
}
