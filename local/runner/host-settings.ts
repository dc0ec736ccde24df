import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import * as z from 'zod';
import { parseTimeSpan } from './time-span.ts';

const toMs = (text: string, context: z.RefinementCtx) => {
  const ms = parseTimeSpan(text);
  if (ms !== undefined) return ms;
  context.addIssue({ code: 'custom', message: `"${text}" is no time span like 00:05:00` });
  return z.NEVER;
};
const timeSpan = z.string().transform(toMs);
const functionTimeout = z
  .string()
  .transform((text, context) => (text === '-1' ? undefined : toMs(text, context)));
const count = z.number().int().min(1);

/** What the runner obeys; defaults are the host's (azure-runtime.md section 2). Other keys are the host's business. */
const hostSchema = z.looseObject({
  version: z.literal('2.0'),
  functionTimeout: functionTimeout.prefault('00:30:00'),
  extensions: z
    .looseObject({
      http: z.looseObject({ routePrefix: z.string().default('api') }).prefault({}),
      serviceBus: z
        .looseObject({
          autoCompleteMessages: z.literal(true).default(true), // explicit settlement is beyond a Node function
          maxAutoLockRenewalDuration: timeSpan.prefault('00:05:00'),
          maxConcurrentCalls: count.default(() => 16 * availableParallelism()),
          maxConcurrentSessions: count.default(8),
          sessionIdleTimeout: timeSpan.prefault('00:01:00'),
        })
        .prefault({}),
    })
    .prefault({}),
});
export type HostSettings = z.infer<typeof hostSchema>;

/** Reads host.json; one that does not fit stops the whole host, as in Azure. */
export async function readHostSettings(file: string): Promise<HostSettings> {
  const parsed = hostSchema.safeParse(await readJson(file));
  if (!parsed.success) throw new Error(`${file} is not valid:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not valid JSON`, { cause: error });
  }
}
