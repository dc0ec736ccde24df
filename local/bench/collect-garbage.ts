import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects all garbage, so that the heap read next holds only what is kept. Works without `--expose-gc` on the command
 * line: the flag is set here, and a new context is where V8 looks at it.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('V8 offers no garbage collection in a new context');
  Reflect.apply(collect, undefined, []);
}
