import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { listFunctions } from '../runner/list-functions.ts';
import type { ListedFunction } from '../runner/list-functions.ts';
import { withMainBundle } from './with-main-bundle.ts';

const sampleSchema = z.object({ Values: z.record(z.string(), z.string()) });

/** The settings a newcomer starts with; the app reads its settings while it loads. */
export async function readSampleSettings(): Promise<Record<string, string>> {
  const sample: unknown = JSON.parse(await readFile('local.settings.sample.json', 'utf8'));
  return sampleSchema.parse(sample).Values;
}

/** Bundles the app afresh and lists what the bundle registers, with the sample settings. */
export async function listMainFunctions(): Promise<ListedFunction[]> {
  const env = await readSampleSettings();
  return withMainBundle((bundle) => listFunctions({ bundle, env }));
}
