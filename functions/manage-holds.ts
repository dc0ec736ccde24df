import * as z from 'zod';
import { contactIdSchema } from '../shared/domain/ids.ts';
import { decideMove, type DecideMoveDeps } from '../shared/jobs/decide-move.ts';
import { describeHolds, type DescribeHoldsDeps } from '../shared/jobs/describe-holds.ts';
import { validateNow, type ValidateNowDeps } from '../shared/jobs/validate-now.ts';
import { problem, readBody } from './http-answers.ts';
import type { ManageHandler } from './manage-handler.ts';

const OFF = 'Data validation is off. Switch it on (or to dryRun) first.';
const CONTACTS_MAX = 1000;

const decisionSchema = z.strictObject({ decision: z.enum(['released', 'dismissed']) });
const contactsSchema = z.strictObject({ contactIds: z.array(contactIdSchema).min(1).max(CONTACTS_MAX) });

/** GET lists the flags that wait and why. */
export const handleHolds =
  (deps: DescribeHoldsDeps): ManageHandler =>
  async (request) => ({
    jsonBody: await describeHolds(deps, { next: request.query.get('next') ?? undefined }),
  });

/** POST decides about people of one account who went the same way. */
export const handleMove =
  (deps: DecideMoveDeps): ManageHandler =>
  async (request, caller) => {
    const body = await readBody(request, decisionSchema);
    if (!body.ok) return problem(400, body.fault);
    const moveId = request.params['moveId'] ?? '';
    const result = await decideMove(deps, {
      moveId,
      decision: body.value.decision,
      decidedBy: caller.id,
    });
    if (result.kind === 'off') return problem(409, OFF);
    if (result.kind === 'unknown')
      return problem(404, 'There is no move of this id. GET manage/holds lists them.');
    return { status: 202, jsonBody: { runId: result.runId } };
  };

/** POST validates contacts now: parked ones once their cause is mended, or any other. */
export const handleValidations =
  (deps: ValidateNowDeps): ManageHandler =>
  async (request, caller) => {
    const body = await readBody(request, contactsSchema);
    if (!body.ok) return problem(400, body.fault);
    const result = await validateNow(deps, { contactIds: body.value.contactIds, startedBy: caller.id });
    return result.kind === 'off' ? problem(409, OFF) : { status: 202, jsonBody: { runId: result.runId } };
  };
