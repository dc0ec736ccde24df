import { randomBytes, randomUUID } from 'node:crypto';
import type { CoreInvocationContext, InvocationRequest, InvocationResponse, TypedData } from './core-api.ts';
import type { FunctionApp } from './function-app.ts';
import type { IndexedFunction } from './index-functions.ts';
import { messageOf } from './run-log.ts';
import type { RunLog } from './run-log.ts';

export type TriggerInput = { data: TypedData; metadata?: Record<string, TypedData>; traceParent?: string };
type InvokerDeps = { app: FunctionApp; log: RunLog; timeoutMs: number | undefined; onTimeout: () => void };

/** Calls functions through the programming model, in the worker's order of hooks, and within the time limit. */
export class Invoker {
  readonly #deps: InvokerDeps;

  constructor(deps: InvokerDeps) {
    this.#deps = deps;
  }

  async invoke(target: IndexedFunction, input: TriggerInput): Promise<InvocationResponse> {
    try {
      return await this.#invokeInTime(target, input);
    } catch (error) {
      this.#deps.log({
        level: 'error',
        category: `Function.${target.registered.name}`,
        message: error instanceof Error ? (error.stack ?? error.message) : messageOf(error),
      });
      throw error;
    }
  }

  async #invokeInTime(target: IndexedFunction, input: TriggerInput): Promise<InvocationResponse> {
    const { timeoutMs, onTimeout, log } = this.#deps;
    const expire = () => {
      const message = `Timeout value of ${timeoutMs ?? 0} ms exceeded by function ${target.registered.name}.`;
      log({ level: 'error', category: 'Host', message });
      onTimeout();
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(expire, timeoutMs);
    try {
      return await this.#runThroughModel(target, input);
    } finally {
      clearTimeout(timer);
    }
  }

  async #runThroughModel(target: IndexedFunction, input: TriggerInput): Promise<InvocationResponse> {
    const { app } = this.#deps;
    if (app.model === undefined) throw new Error('The app has set no programming model.');
    const core = this.#makeContext(target, makeRequest(target, input));
    const invocation = app.model.getInvocationModel(core);
    const { context, inputs } = await invocation.getArguments();
    const shared = { hookData: {}, appHookData: app.hookData, invocationContext: context, inputs };

    const before = { ...shared, functionCallback: target.registered.callback };
    core.state = 'preInvocationHooks';
    await app.runHooks('preInvocation', before);

    const after: { result: unknown; error: unknown } = { ...shared, result: null, error: null };
    core.state = 'invocation';
    try {
      after.result = await invocation.invokeFunction(context, before.inputs, before.functionCallback);
    } catch (error) {
      after.error = error ?? new Error('The function threw nothing.');
    }
    core.state = 'postInvocationHooks';
    await app.runHooks('postInvocation', after);
    core.state = undefined;
    if (after.error !== null) throw asError(after.error);
    return invocation.getResponse(context, after.result);
  }

  #makeContext({ registered }: IndexedFunction, request: InvocationRequest): CoreInvocationContext {
    return {
      invocationId: request.invocationId,
      request,
      metadata: { name: registered.name, bindings: registered.bindings },
      state: undefined,
      log: (level, category, message) => {
        this.#deps.log({
          level,
          category: `Function.${registered.name}${category === 'user' ? '.User' : ''}`,
          message,
        });
      },
    };
  }
}

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(messageOf(thrown)));

function makeRequest({ bindingName }: IndexedFunction, input: TriggerInput): InvocationRequest {
  const freshTrace = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
  return {
    invocationId: randomUUID(),
    inputData: [{ name: bindingName, data: input.data }],
    triggerMetadata: input.metadata ?? {},
    traceContext: { traceParent: input.traceParent ?? freshTrace, traceState: '', attributes: {} },
  };
}
