import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Answers what collects all garbage at once. Works without `--expose-gc` on the command line: the flag is set here, and a
 * new context is where V8 looks at it.
 */
export function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('V8 offers no garbage collection in a new context');
  return () => {
    Reflect.apply(collect, undefined, []);
  };
}
