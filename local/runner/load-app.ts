import Module from 'node:module';
import { pathToFileURL } from 'node:url';
import type { CoreApi } from './core-api.ts';
import { FunctionApp } from './function-app.ts';
import { messageOf } from './run-log.ts';
import type { RunLog } from './run-log.ts';

export type LoadedApp = { app: FunctionApp; loadError?: string };

/** The worker's own trick: `@azure/functions-core` is no package, it is an answer of the module system's `require`. */
function interceptCore(core: CoreApi): void {
  const genuine: unknown = Reflect.get(Module.prototype, 'require');
  if (typeof genuine !== 'function')
    throw new Error('This Node has no Module.prototype.require to intercept.');
  const intercepted = new Proxy(genuine, {
    apply: (target, thisArg: unknown, args: unknown[]): unknown =>
      args[0] === '@azure/functions-core' ? core : Reflect.apply(target, thisArg, args),
  });
  Reflect.set(Module.prototype, 'require', intercepted);
}

/** Loads the entry file as the Functions worker does. A failing file is an app with no functions, not a dead host. */
export async function loadApp({ bundle, log }: { bundle: string; log: RunLog }): Promise<LoadedApp> {
  const app = new FunctionApp(log);
  interceptCore(app.makeCoreApi());
  try {
    await import(pathToFileURL(bundle).href);
    await app.model?.getCapabilities?.({});
    app.finishStart();
    return { app };
  } catch (error) {
    app.finishStart();
    app.functions.clear();
    const loadError = `Worker was unable to load entry point "${bundle}": ${messageOf(error)}`;
    log({ level: 'error', category: 'Worker', message: loadError });
    return { app, loadError };
  }
}
