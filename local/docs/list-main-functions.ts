import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { buildBundle } from '../bundle.ts';
import { listFunctions } from '../runner/list-functions.ts';
import type { ListedFunction } from '../runner/list-functions.ts';

const sampleSchema = z.object({ Values: z.record(z.string(), z.string()) });

/** The settings a newcomer starts with; the app reads its settings while it loads. */
export async function readSampleSettings(): Promise<Record<string, string>> {
  const sample: unknown = JSON.parse(await readFile('local.settings.sample.json', 'utf8'));
  return sampleSchema.parse(sample).Values;
}

/** Bundles the app afresh and lists what the bundle registers, with the sample settings. */
export async function listMainFunctions(): Promise<ListedFunction[]> {
  const folder = await mkdtemp(join(tmpdir(), 'function-list-'));
  try {
    const bundle = join(folder, 'main.mjs');
    await buildBundle({ outfile: bundle });
    return await listFunctions({ bundle, env: await readSampleSettings() });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
