import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from '../bundle.ts';

/** Bundles the app afresh for as long as `use` takes. */
export async function withMainBundle<Result>(use: (bundle: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'main-bundle-'));
  try {
    const bundle = join(folder, 'main.mjs');
    await buildBundle({ outfile: bundle });
    return await use(bundle);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
