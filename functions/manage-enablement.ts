import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import * as z from 'zod';
import type { Caller } from '../shared/access/contract.ts';
import { modeSchema, NEVER_ENABLED, type Enablement } from '../shared/domain/enablement.ts';
import { changeEnablement, type ChangeEnablementDeps } from '../shared/jobs/change-enablement.ts';
import type { ControlStore, Versioned } from '../shared/state/contract.ts';
import { problem, readBody } from './http-answers.ts';
import type { ManageHandler } from './manage-handler.ts';
import { READINESS_LIMIT_MS } from './manage-readiness.ts';

const bodySchema = z.strictObject({ dataValidation: modeSchema });

/** Of a toggle nobody has set: lets a first PUT be conditional as well. */
const FIRST_ETAG = '"never-set"';

const UNCONDITIONAL = 'Send If-Match with the ETag that GET answered, so that nobody else’s change is lost.';
const CHANGED = 'The toggle has changed since it was read. GET it again and decide anew.';

type Deps = ChangeEnablementDeps & { control: Pick<ControlStore, 'readEnablement'> };

/** GET answers the toggle with its version; PUT changes it on that version (If-Match). */
export const handleEnablement =
  (deps: Deps): ManageHandler =>
  async (request, caller) =>
    request.method === 'GET'
      ? answer(await deps.control.readEnablement())
      : change(deps, { request, caller });

async function change(
  deps: Deps,
  { request, caller }: { request: HttpRequest; caller: Caller },
): Promise<HttpResponseInit> {
  const ifMatch = request.headers.get('if-match');
  if (ifMatch === null) return problem(428, UNCONDITIONAL);
  const body = await readBody(request, bodySchema);
  if (!body.ok) return problem(400, body.fault);
  // Compared here: Table Storage answers 400, not 412, to a version that it never gave.
  const current = await deps.control.readEnablement();
  if (ifMatch !== (current?.etag ?? FIRST_ETAG)) return problem(412, CHANGED);
  const result = await changeEnablement(deps, {
    mode: body.value.dataValidation,
    changedBy: caller.id,
    etag: current?.etag,
    signal: AbortSignal.timeout(READINESS_LIMIT_MS),
  });
  if (result.kind === 'conflict') return problem(412, CHANGED);
  if (result.kind === 'notReady') {
    const details = result.checks.map(({ detail, remedy = '' }) => `${detail} ${remedy}`.trim());
    return problem(409, details.join('\n'), {}, { checks: result.checks });
  }
  return answer(result.enablement, result.runId);
}

const answer = (saved: Versioned<Enablement> | undefined, runId?: string): HttpResponseInit => ({
  status: 200,
  headers: { etag: saved?.etag ?? FIRST_ETAG },
  jsonBody: { ...(saved?.row ?? NEVER_ENABLED), ...(runId !== undefined && { runId }) },
});
