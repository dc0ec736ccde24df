import { STATUS_CODES } from 'node:http';
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import * as z from 'zod';
import type { Check } from '../shared/domain/readiness.ts';

/** A fault for people and programs: what is wrong and what to do (RFC 9457). */
export const problem = (
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
  extensions: { checks?: readonly Check[] } = {},
): HttpResponseInit => ({
  status,
  headers: { ...headers, 'content-type': 'application/problem+json' },
  jsonBody: { status, title: STATUS_CODES[status] ?? 'Fault', detail, ...extensions },
});

type Body<Value> = { ok: true; value: Value } | { ok: false; fault: string };

/** The JSON body by its schema, or a sentence that says what is wrong with it. */
export async function readBody<Value>(request: HttpRequest, schema: z.ZodType<Value>): Promise<Body<Value>> {
  const text = await request.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'The body is not JSON.' };
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, fault: z.prettifyError(parsed.error) };
}
