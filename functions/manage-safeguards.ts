import * as z from 'zod';
import {
  answerSafeguard,
  describeSafeguards,
  SAFEGUARD_ANSWERS,
  type AnswerSafeguardDeps,
} from '../shared/jobs/answer-safeguard.ts';
import { problem, readBody } from './http-answers.ts';
import type { ManageHandler } from './manage-handler.ts';

const answerSchema = z.strictObject({ confirm: z.enum(SAFEGUARD_ANSWERS) });

/** GET says what keeps flags from being written; POST answers the question it asks. */
export const handleSafeguards =
  (deps: AnswerSafeguardDeps): ManageHandler =>
  async (request, caller) => {
    if (request.method === 'GET') return { jsonBody: await describeSafeguards(deps) };
    const body = await readBody(request, answerSchema);
    if (!body.ok) return problem(400, body.fault);
    const result = await answerSafeguard(deps, { answer: body.value.confirm, answeredBy: caller.id });
    if (result.kind === 'not_asked')
      return problem(409, 'Nothing asks for this answer. GET manage/safeguards shows the obstacles.');
    const { runId } = result;
    return { status: 202, jsonBody: runId === undefined ? {} : { runId } };
  };
