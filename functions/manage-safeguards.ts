import * as z from 'zod';
import {
  answerSafeguard,
  describeSafeguards,
  type AnswerSafeguardDeps,
} from '../shared/jobs/answer-safeguard.ts';
import { problem, readBody } from './http-answers.ts';
import type { ManageHandler } from './manage-handler.ts';
import { READINESS_LIMIT_MS } from './manage-readiness.ts';

/** Whoever confirms an environment names it, so that nobody confirms another than they looked at. */
const answerSchema = z.discriminatedUnion('confirm', [
  z.strictObject({ confirm: z.literal('environment'), organizationId: z.guid().toLowerCase() }),
  z.strictObject({ confirm: z.enum(['flagsArePeoples', 'linkedInIsSwitchedOff']) }),
]);

/** GET says what keeps flags from being written; POST answers the question it asks. */
export const handleSafeguards =
  (deps: AnswerSafeguardDeps): ManageHandler =>
  async (request, caller) => {
    if (request.method === 'GET') return { jsonBody: await describeSafeguards(deps) };
    const body = await readBody(request, answerSchema);
    if (!body.ok) return problem(400, body.fault);
    const result = await answerSafeguard(deps, {
      answer: body.value,
      answeredBy: caller.id,
      signal: AbortSignal.timeout(READINESS_LIMIT_MS),
    });
    if (result.kind === 'not_found_there')
      return problem(409, `Organization ${result.found} answers, not the one you confirm. Look at it first.`);
    if (result.kind === 'not_asked')
      return problem(409, 'Nothing asks for this answer. GET manage/safeguards shows the obstacles.');
    const { runId } = result;
    return { status: 202, jsonBody: { ...body.value, ...(runId !== undefined && { runId }) } };
  };
