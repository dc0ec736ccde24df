import * as z from 'zod';
import { HOOK_NAMES } from './core-api.ts';
import type {
  CoreApi,
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  HookName,
  ProgrammingModel,
} from './core-api.ts';
import type { RunLog } from './run-log.ts';

const metadataSchema = z.looseObject({
  name: z.string().min(1),
  bindings: z.record(
    z.string(),
    z.looseObject({ type: z.string(), direction: z.enum(['in', 'out', 'inout']) }),
  ),
});

export type RegisteredFunction = FunctionMetadata & { callback: FunctionCallback };

/** What an app registers while its entry file loads: functions, hooks and the programming model. */
export class FunctionApp {
  readonly functions = new Map<string, RegisteredFunction>();
  readonly hookData: Record<string, unknown> = {};
  readonly #hooks = new Map<HookName, Set<HookCallback>>();
  readonly #log: RunLog;
  #model: ProgrammingModel | undefined;
  #started = false;

  constructor(log: RunLog) {
    this.#log = log;
  }

  get model(): ProgrammingModel | undefined {
    return this.#model;
  }

  /** From here on the worker refuses registrations. */
  finishStart(): void {
    this.#started = true;
  }

  async runHooks(name: HookName, context: object): Promise<void> {
    for (const hook of this.#hooks.get(name) ?? []) await hook(context);
  }

  /** What the app gets for `require('@azure/functions-core')`. */
  makeCoreApi(): CoreApi {
    return {
      version: '3.9.1', // the worker and host that azure-runtime.md section 14 observed
      hostVersion: '4.1037.0',
      registerFunction: (metadata, callback) => this.#registerFunction(metadata, callback),
      registerHook: (name, callback) => this.#registerHook(name, callback),
      setProgrammingModel: (model) => {
        this.#model = model;
      },
      getProgrammingModel: () => this.#model,
      log: (level, _category, message) => {
        this.#log({ level, category: 'Worker', message });
      },
    };
  }

  #registerFunction(metadata: unknown, callback: FunctionCallback) {
    if (this.#started) throw new Error('A function can only be registered during app startup.');
    const { name, bindings } = metadataSchema.parse(metadata);
    if (this.functions.has(name)) {
      throw new Error(`A function with the name "${name}" has already been registered.`);
    }
    this.functions.set(name, { name, bindings, callback });
    return { dispose: () => void this.functions.delete(name) };
  }

  #registerHook(name: string, callback: HookCallback) {
    const known = HOOK_NAMES.find((hook) => hook === name);
    if (known === undefined) throw new RangeError(`Unrecognized hook "${name}"`);
    const hooks = this.#hooks.get(known) ?? new Set();
    this.#hooks.set(known, hooks.add(callback));
    return { dispose: () => void hooks.delete(callback) };
  }
}
