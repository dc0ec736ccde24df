import type { PlannedResource } from '../planned-resources.ts';

/** A rule over what would be deployed; each finding names the resource and what is wrong with it. */
export type Policy = { name: string; find: (resources: readonly PlannedResource[]) => string[] };
