import { readApps, type FoundApp } from './app-facts.ts';
import { readDetailColumns, type FoundColumn } from './column-facts.ts';
import { readEnvironmentFacts, type EnvironmentFacts } from './environment-facts.ts';
import { readFlagColumn, type FlagSearch } from './flag-column.ts';
import type { InstallOptions } from './install-options.ts';
import type { MetadataHttp } from './metadata-http.ts';
import { readRuntimeRole } from './runtime-role.ts';
import { readSolutionFacts, type SolutionFacts } from './solution-facts.ts';
import { readTables, type FoundTable } from './table-facts.ts';
import { readViews, type FoundView } from './view-facts.ts';

/** Everything an installation asks of an environment before it decides anything. */
export type Inventory = {
  readonly environment: EnvironmentFacts;
  readonly solution: SolutionFacts;
  readonly flag: FlagSearch;
  readonly details: ReadonlyMap<string, FoundColumn>;
  readonly tables: ReadonlyMap<string, FoundTable>;
  readonly hasSales: boolean;
  readonly views: readonly FoundView[];
  readonly role: ReadonlySet<string> | undefined;
  readonly apps: readonly FoundApp[];
};

export async function readInventory(http: MetadataHttp, options: InstallOptions): Promise<Inventory> {
  const tables = await readTables(http);
  return {
    environment: await readEnvironmentFacts(http),
    solution: await readSolutionFacts(http, options),
    flag: await readFlagColumn(http, options),
    details: await readDetailColumns(http, options),
    tables,
    hasSales: tables.has('opportunity'),
    views: await readViews(http),
    role: await readRuntimeRole(http),
    apps: await readApps(http),
  };
}
