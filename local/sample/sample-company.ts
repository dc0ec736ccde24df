import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Day } from '../../shared/domain/calendar.ts';

/** The day the sample was written for: profiles and deals lie around it. */
export const SAMPLE_TODAY = '2026-11-20' as Day; // a valid day, as its own test shows

/** The files of Aldermoor, an invented company with invented customers. */
export const sampleCompany = (folder: string) => ({
  contacts: join(folder, 'contacts.csv'),
  accounts: join(folder, 'accounts.csv'),
  opportunities: join(folder, 'opportunities.csv'),
  profiles: ['profiles.jsonl', 'Connections 2026-05-04.csv', 'Connections 2026-11-16.csv'].map((name) =>
    join(folder, name),
  ),
  /** Who there is, before contacts name their owners; and how rows hang together, after they are there. */
  people: join(folder, 'people.json'),
  relations: join(folder, 'relations.json'),
});

const SAMPLE_ENTITIES = [
  'systemuser',
  'team',
  'teammembership',
  'connectionrole',
  'connection',
  'contact',
] as const;
type SampleEntity = (typeof SAMPLE_ENTITIES)[number];

const rowsSchema = z.array(
  z.object({
    entity: z.enum(SAMPLE_ENTITIES),
    row: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
);
type SampleRow = z.infer<typeof rowsSchema>[number]['row'];

/** Writes rows that no CSV file has a place for: users, teams, connections. */
export async function loadSampleRows(
  file: string,
  store: { upsert: (entity: SampleEntity, row: SampleRow) => unknown },
): Promise<void> {
  for (const { entity, row } of rowsSchema.parse(JSON.parse(await readFile(file, 'utf8'))))
    store.upsert(entity, row);
}
