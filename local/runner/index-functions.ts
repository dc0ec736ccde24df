import * as z from 'zod';
import type { Binding } from './core-api.ts';
import type { RegisteredFunction } from './function-app.ts';
import { parseNcrontab } from './ncrontab.ts';
import type { Schedule } from './ncrontab.ts';
import { resolveSetting } from './resolve-setting.ts';
import { parseRoute } from './route-template.ts';
import type { RouteTemplate } from './route-template.ts';
import { messageOf } from './run-log.ts';

export type Trigger =
  | { kind: 'timer'; schedule: Schedule; expression: string; runOnStartup: boolean; useMonitor: boolean }
  | { kind: 'queue'; queueName: string; connection: string; sessions: boolean }
  | { kind: 'http'; route: RouteTemplate; methods: string[] };
export type IndexedFunction = { registered: RegisteredFunction; bindingName: string; trigger: Trigger };
type IndexFault = { name: string; reason: string };
type FunctionIndex = { functions: IndexedFunction[]; disabled: string[]; faults: IndexFault[] };

const timerSchema = z.looseObject({
  schedule: z.string(),
  runOnStartup: z.boolean().default(false),
  useMonitor: z.boolean().default(true),
});
const queueSchema = z.looseObject({
  queueName: z.string(),
  connection: z.string(),
  isSessionsEnabled: z.boolean().default(false),
  cardinality: z.literal('one', 'the local runner dispatches single messages only').optional(),
  autoCompleteMessages: z.literal(true, 'explicit settlement is not offered by the local runner').optional(),
});
const httpSchema = z.looseObject({ route: z.string().optional(), methods: z.array(z.string()) });

/** Reads the trigger of each registered function. As in the host, a faulty function is left out and the others run. */
export function indexFunctions(
  functions: Iterable<RegisteredFunction>,
  env: NodeJS.ProcessEnv,
): FunctionIndex {
  const index: FunctionIndex = { functions: [], disabled: [], faults: [] };
  for (const registered of functions) {
    const { name } = registered;
    if (/^(true|1)$/i.test(env[`AzureWebJobs.${name}.Disabled`] ?? '')) {
      index.disabled.push(name);
      continue;
    }
    try {
      index.functions.push(indexFunction(registered, env));
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
      index.faults.push({ name, reason });
    }
  }
  return index;
}

function indexFunction(registered: RegisteredFunction, env: NodeJS.ProcessEnv): IndexedFunction {
  const found = Object.entries(registered.bindings).find(([, { type }]) => /trigger$/i.test(type));
  if (found === undefined) throw new Error('the function has no trigger.');
  const [bindingName, binding] = found;
  const other = Object.values(registered.bindings).find(
    ({ type }) => type !== binding.type && type !== 'http',
  );
  if (other !== undefined)
    throw new Error(`a binding of type "${other.type}" is not known to the local runner.`);
  return { registered, bindingName, trigger: readTrigger({ name: registered.name, binding, env }) };
}

function readTrigger(at: { name: string; binding: Binding; env: NodeJS.ProcessEnv }): Trigger {
  switch (at.binding.type) {
    case 'timerTrigger': {
      const { schedule, runOnStartup, useMonitor } = timerSchema.parse(at.binding);
      const expression = resolveSetting(schedule, at.env);
      return { kind: 'timer', schedule: parseNcrontab(expression), expression, runOnStartup, useMonitor };
    }
    case 'serviceBusTrigger': {
      const { queueName, connection, isSessionsEnabled } = queueSchema.parse(at.binding);
      return {
        kind: 'queue',
        queueName: resolveSetting(queueName, at.env),
        connection,
        sessions: isSessionsEnabled,
      };
    }
    case 'httpTrigger': {
      const { route, methods } = httpSchema.parse(at.binding);
      const template = parseRoute(resolveSetting(route ?? at.name, at.env));
      return { kind: 'http', route: template, methods: methods.map((method) => method.toUpperCase()) };
    }
    default:
      throw new Error(`a trigger of type "${at.binding.type}" is not known to the local runner.`);
  }
}
