import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import * as z from 'zod';
import { buildBundle } from '../bundle.ts';

/** A zip keeps local time without a zone; a fixed local date gives the same bytes everywhere and every time. */
const FIXED_DATE = new Date(1980, 0, 1);
/** Attributes of a Unix file: regular, rw-r--r--. Without them some unzippers make files that nobody may read. */
const UNIX_FILE = { os: 3, attrs: (0o100644 << 16) >>> 0 };

export type Package = { bytes: Uint8Array; sha256: string; files: readonly string[] };

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  main: z.string(),
});

/** The manifest that the Functions worker reads: where to start, and that it is an ES module. Nothing to install. */
async function manifestText(): Promise<string> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile('package.json', 'utf8')));
  return `${JSON.stringify({ ...manifest, private: true, type: 'module' }, null, 2)}\n`;
}

async function bundleText(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'package-'));
  try {
    const outfile = join(folder, 'main.mjs');
    await buildBundle({ outfile });
    // The map stays out: it is twice as large as the bundle, which is readable and not minified.
    return (await readFile(outfile, 'utf8')).replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The deployable zip: what the Functions host needs and nothing else; the same bytes from the same sources. */
export async function makePackage(): Promise<Package> {
  const contents = {
    LICENSE: await readFile('LICENSE', 'utf8'),
    'dist/main.mjs': await bundleText(),
    'host.json': await readFile('host.json', 'utf8'),
    'package.json': await manifestText(),
  };
  const files = Object.keys(contents);
  const zippable: Zippable = Object.fromEntries(
    Object.entries(contents).map(([name, text]) => [name, [new TextEncoder().encode(text), UNIX_FILE]]),
  );
  const bytes = zipSync(zippable, { level: 9, mtime: FIXED_DATE });
  return { bytes, files, sha256: createHash('sha256').update(bytes).digest('hex') };
}
