import type { LogLevel } from './core-api.ts';
import { readHostSettings } from './host-settings.ts';
import { bodyLimitOf } from './http-input.ts';
import { makeHttpRoutes } from './http-routes.ts';
import { startHttpServer } from './http-server.ts';
import type { RunningHost } from './http-server.ts';
import { InFlight } from './in-flight.ts';
import { indexFunctions } from './index-functions.ts';
import type { IndexedFunction } from './index-functions.ts';
import { Invoker } from './invoker.ts';
import { loadApp } from './load-app.ts';
import { messageOf } from './run-log.ts';
import type { RunLog } from './run-log.ts';
import { startListeners } from './start-listeners.ts';
import type { Listeners } from './start-listeners.ts';
import { toTimerInput } from './timer-listener.ts';

export type RunOptions = {
  bundle: string;
  hostJson: string;
  stateDir: string;
  port: number;
  env: NodeJS.ProcessEnv;
  log: RunLog;
  /** Called when a function exceeds functionTimeout: the platform ends the worker then. */
  onTimeout: () => void;
};
export type FunctionRun = { port: number; functions: string[]; fault?: string; stop(): Promise<void> };
type Host = RunningHost & {
  listeners: Listeners;
  functions: string[];
  fault?: string;
  endApp(): Promise<void>;
};

/** Loads the bundle and runs its functions until stopped. Never throws for what the app does wrong: see the log. */
export async function runFunctions(options: RunOptions): Promise<FunctionRun> {
  const started = await startHost(options).catch((error: unknown): { fault: string } => {
    const fault = `Function host is not running: ${messageOf(error)}`;
    options.log({ level: 'critical', category: 'Host', message: fault });
    return { fault };
  });
  const host = 'listeners' in started ? started : undefined;
  const { server, port } = await startHttpServer({ host, port: options.port, log: options.log });
  return {
    port,
    functions: host?.functions ?? [],
    ...(started.fault === undefined ? {} : { fault: started.fault }),
    stop: async () => {
      server.close();
      await host?.listeners.stop();
      await host?.inFlight.finish();
      await host?.listeners.closeConnections();
      await host?.endApp();
      server.closeAllConnections();
    },
  };
}

async function startHost(options: RunOptions): Promise<Host> {
  const { env, stateDir, log } = options;
  const settings = await readHostSettings(options.hostJson);
  const { app, loadError } = await loadApp(options);
  if (loadError === undefined) await app.runHooks('appStart', { hookData: {}, appHookData: app.hookData });
  const { functions, disabled, faults } = indexFunctions(app.functions.values(), env);
  const say = (level: LogLevel, message: string) => {
    log({ level, category: 'Host.Startup', message });
  };
  for (const name of disabled) say('information', `Function ${name} is disabled by its app setting.`);
  for (const { name, reason } of faults) {
    say('error', `The '${name}' function is in error and will be disabled, it failed indexing: ${reason}`);
  }

  const inFlight = new InFlight();
  const invoker = new Invoker({
    app,
    log,
    timeoutMs: settings.functionTimeout,
    onTimeout: options.onTimeout,
  });
  const listeners = await startListeners(functions, { settings, env, stateDir, invoker, inFlight, log });
  // By hand = outside the schedule: the host calls the function at once and keeps no state of it.
  const fireTimer = (target: IndexedFunction) => {
    const call = invoker.invoke(target, { data: toTimerInput(false, undefined) });
    inFlight.track(call).catch(() => undefined); // the invoker has logged it
  };
  const names = functions.map(({ registered }) => registered.name);
  say('information', `${names.length} functions loaded: ${names.join(', ')}`);
  return {
    findRoute: makeHttpRoutes(functions, settings.extensions.http.routePrefix),
    invoker,
    inFlight,
    bodyLimit: bodyLimitOf(env),
    listeners,
    admin: { functions, fireTimer },
    functions: names,
    endApp: () => app.runHooks('appTerminate', { hookData: {}, appHookData: app.hookData }),
    ...(loadError === undefined ? {} : { fault: loadError }),
  };
}
