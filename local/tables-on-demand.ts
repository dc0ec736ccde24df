import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** The tables that are read once, made into an index of their names, and not looked at again. */
const READ_ONCE = /[\\/]known-companies(?:[\\/][^\\/]+)?\.json$/;

const getterOf = ([key, value]: [string, unknown]): string =>
  `  get ${JSON.stringify(key)}() { return JSON.parse(${JSON.stringify(JSON.stringify(value))}); },`;

/**
 * Has the bundle read these tables whenever they are asked for, where esbuild would make each an object for as long as
 * the process lives: 5.5 MB beside the index of 5. V8 compiles a function at its first call and forgets the code of one
 * that is not called again, text and all.
 */
export const tablesOnDemand: Plugin = {
  name: 'tables-on-demand',
  setup: (build) => {
    build.onLoad({ filter: READ_ONCE }, async ({ path }) => {
      const table: unknown = JSON.parse(await readFile(path, 'utf8'));
      const getters = Object.entries(table ?? {}).map(getterOf);
      return { contents: `export default {\n${getters.join('\n')}\n};\n`, loader: 'js' };
    });
  },
};
