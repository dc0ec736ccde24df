import * as z from 'zod';
import type { Part, Step } from './plan.ts';
import { TRACKED_TABLES, type FoundTable } from './table-facts.ts';

const trackChanges = (table: string): Step => ({
  what: `Switch on change tracking of ${table} (it cannot be switched off again)`,
  privileges: ['prvWriteEntity'],
  publishes: { table },
  run: async (http) => {
    const path = `EntityDefinitions(LogicalName='${table}')`;
    const definition = await http.find(path, z.looseObject({}));
    await http.change({ method: 'PUT', path, body: { ...definition, ChangeTrackingEnabled: true } });
  },
});

function planTable(name: string, found: FoundTable | undefined): Part {
  const item = `Change tracking of ${name}`;
  if (found === undefined) {
    return { findings: [{ item, state: 'notApplicable', note: 'the table does not exist here' }], steps: [] };
  }
  if (found.tracked) return { findings: [{ item, state: 'present' }], steps: [] };
  if (!found.canBeTracked) {
    const note =
      'this environment does not allow it: changes are polled by modifiedon, deletions are found late';
    return { findings: [{ item, state: 'notApplicable', note }], steps: [] };
  }
  return { findings: [{ item, state: 'missing' }], steps: [trackChanges(name)] };
}

export function planChangeTracking(tables: ReadonlyMap<string, FoundTable>): Part[] {
  return TRACKED_TABLES.map((name) => planTable(name, tables.get(name)));
}
