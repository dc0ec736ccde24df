import { readFile, writeFile } from 'node:fs/promises';
import { build, stop } from 'esbuild';
import { asciiSource } from './ascii-source.ts';
import { tablesOnDemand } from './tables-on-demand.ts';

/**
 * The Functions worker answers `require('@azure/functions-core')` itself, in the module system's own `require`;
 * bundled CommonJS packages (`@azure/functions`, `@azure/service-bus`) need a `require` too, and an ES module has none.
 */
const REQUIRE_BANNER = [
  "import { createRequire as createRequireForBundle } from 'node:module';",
  'const require = createRequireForBundle(import.meta.url);',
].join('\n');

/** Bundles the app as Azure gets it: one ES module with a source map, readable, for the oldest Node we deploy on. */
export async function buildBundle({
  entry = 'functions/main.ts',
  outfile = 'dist/main.mjs',
}: { entry?: string; outfile?: string } = {}): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22', // Flex Consumption's default runtime; Node 24 there is unverified
    sourcemap: true,
    minify: false, // stack traces and function names are read by operators
    external: ['@azure/functions-core'],
    banner: { js: REQUIRE_BANNER },
    plugins: [tablesOnDemand],
    // A CommonJS file that uses import.meta would get an empty object: wrong paths at run time, not at build time.
    logOverride: { 'empty-import-meta': 'error' },
    logLevel: 'warning',
  });
  await stop(); // else its process stays for as long as ours, with 250 MB
  await writeFile(outfile, asciiSource(await readFile(outfile, 'utf8')));
}

if (import.meta.main) void buildBundle(); // a rejection ends the process with code 1
