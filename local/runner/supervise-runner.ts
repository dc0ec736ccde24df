import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runnerMessageSchema, STOP_MESSAGE } from './runner-messages.ts';
import type { RunnerMessage } from './runner-messages.ts';

/**
 * What V8 chooses of itself on an instance of 2,048 MB (infra/*.bicepparam): half of the memory for old objects, a 128th
 * of that for half of the new ones (v8/src/heap/heap.cc). On a machine with more it takes up to 64 MB for each half.
 */
export const HEAP_OF_AN_INSTANCE = ['--max-old-space-size=1024', '--max-semi-space-size=8'];

/**
 * One pool of freed memory for all threads of the process: with a pool for each, what one thread frees of a large answer
 * no other can use (mallopt(3), M_ARENA_MAX). Measured at 30,000 contacts: 265 MB in place of 318.
 */
export const ALLOCATOR_OF_AN_INSTANCE = { MALLOC_ARENA_MAX: '1' };

export type RunnerOptions = {
  /**
   * `main.ts` of this folder bundled: Node's own compiler of TypeScript takes 17 MB of a process that reads sources
   * (measured, Node 24.21), and in Azure there is none. Absent where memory does not matter: the sources.
   */
  program?: string;
  /** Everything the runner keeps: `runner.pid`, timer states. */
  stateDir: string;
  bundle: string;
  hostJson: string;
  /** App settings, on top of this process's environment. */
  env: Record<string, string>;
  /** Each line the runner or the app prints. */
  onLine?: (line: string) => void;
};

export type Runner = {
  /** The same over restarts. */
  url: string;
  functions: string[];
  /** Why there are no functions: the bundle does not load, host.json or a connection setting is wrong. */
  fault?: string;
  pid(): number | undefined;
  restarts(): number;
  /** The largest resident memory any of the processes has reported. */
  peakMemoryBytes(): number;
  /** Lets calls in flight finish. */
  stop(): Promise<void>;
};

/** Deaths in a row before the runner was up: then a restart is pointless, and the caller should hear of it. */
const DEATHS_AT_START_MAX = 5;

type Ready = Extract<RunnerMessage, { kind: 'ready' }>;

/** Starts the runner as a process of its own and starts it again at once whenever it dies, as the platform does. */
export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const supervisor = new Supervisor(options);
  const { port, functions, fault } = await supervisor.start();
  return {
    url: `http://127.0.0.1:${port}`,
    functions,
    ...(fault === undefined ? {} : { fault }),
    pid: () => supervisor.child?.pid,
    restarts: () => supervisor.restarts,
    peakMemoryBytes: () => supervisor.peakMemoryBytes,
    stop: () => supervisor.stop(),
  };
}

class Supervisor {
  child: ChildProcess | undefined;
  restarts = 0;
  peakMemoryBytes = 0;
  readonly #options: RunnerOptions;
  readonly #firstReady = Promise.withResolvers<Ready>();
  readonly #stopped = Promise.withResolvers<undefined>();
  #stopping = false;
  #deathsAtStart = 0;
  #port = 0;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  start(): Promise<Ready> {
    this.#spawn();
    return this.#firstReady.promise;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.child === undefined) return;
    if (this.child.connected) this.child.send(STOP_MESSAGE);
    await this.#stopped.promise;
  }

  #spawn(): void {
    const { program = join(import.meta.dirname, 'main.ts'), bundle, hostJson, stateDir, env } = this.#options;
    const args = [
      '--bundle',
      bundle,
      '--host-json',
      hostJson,
      '--state',
      stateDir,
      '--port',
      String(this.#port),
    ];
    const child = fork(program, args, {
      env: { ...process.env, ...ALLOCATOR_OF_AN_INSTANCE, ...env },
      execArgv: HEAP_OF_AN_INSTANCE,
      silent: true,
    });
    this.child = child;
    let isReady = false;
    child.on('message', (message) => {
      const told = runnerMessageSchema.parse(message);
      if (told.kind === 'memory') this.peakMemoryBytes = Math.max(this.peakMemoryBytes, told.peakBytes);
      if (told.kind !== 'ready') return;
      isReady = true;
      this.#deathsAtStart = 0;
      this.#port = told.port;
      this.#firstReady.resolve(told);
      if (this.#stopping) child.send(STOP_MESSAGE);
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface(stream).on('line', (line) => this.#options.onLine?.(line));
    }
    child.on('exit', (code, signal) => {
      this.#onExit({ wasReady: isReady, how: signal ?? `code ${code ?? '?'}` });
    });
  }

  #onExit({ wasReady, how }: { wasReady: boolean; how: string }): void {
    this.child = undefined;
    if (this.#stopping) {
      this.#stopped.resolve(undefined);
      return;
    }
    if (!wasReady) this.#deathsAtStart += 1;
    if (this.#deathsAtStart >= DEATHS_AT_START_MAX) {
      const message = `The function runner died ${DEATHS_AT_START_MAX} times at start (last: ${how}); see its lines above.`;
      this.#options.onLine?.(message);
      this.#firstReady.reject(new Error(message));
      return;
    }
    this.#options.onLine?.(`The function runner died (${how}): starting it again.`);
    this.restarts += 1;
    this.#spawn();
  }
}
