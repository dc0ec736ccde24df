import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Caller } from '../shared/access/contract.ts';
import { runIdSchema } from '../shared/domain/ids.ts';
import { describeRun, describeRuns, type DescribeRunsDeps } from '../shared/jobs/describe-runs.ts';
import { startSweep, type StartSweepDeps } from '../shared/jobs/start-sweep.ts';
import { startUndo, type StartUndoDeps } from '../shared/jobs/start-undo.ts';
import { problem } from './http-answers.ts';
import type { ManageHandler } from './manage-handler.ts';

type Deps = DescribeRunsDeps & StartSweepDeps & StartUndoDeps;

/** GET lists runs or describes one; POST starts a sweep now. */
export const handleRuns =
  (deps: Deps): ManageHandler =>
  async (request, caller) => {
    if (request.params['runId'] !== undefined) {
      return request.method === 'GET'
        ? one(deps, request)
        : problem(404, 'POST to manage/runs starts a sweep.');
    }
    return request.method === 'GET' ? { jsonBody: await describeRuns(deps) } : start(deps, caller);
  };

async function one(deps: Deps, request: HttpRequest): Promise<HttpResponseInit> {
  const runId = runIdSchema.safeParse(request.params['runId']);
  const run = runId.success ? await describeRun(deps, runId.data) : undefined;
  return run === undefined ? problem(404, 'There is no run of this id.') : { jsonBody: run };
}

async function start(deps: Deps, caller: Caller): Promise<HttpResponseInit> {
  const result = await startSweep(deps, { startedBy: caller.id });
  switch (result.kind) {
    case 'off':
      return problem(409, 'Data validation is off. Switch it on (or to dryRun) first.');
    case 'lost_race':
      return problem(409, 'Another sweep started at the same moment. Look at the list of runs.');
    case 'started':
    case 'running':
      return { status: 202, jsonBody: { runId: result.runId, state: result.kind } };
  }
}

/** POST takes back what a run wrote. */
export const handleUndo =
  (deps: Deps): ManageHandler =>
  async (request, caller) => {
    const target = runIdSchema.safeParse(request.params['runId']);
    if (!target.success) return problem(404, 'There is no run of this id.');
    const result = await startUndo(deps, { target: target.data, startedBy: caller.id });
    if (result.kind === 'unknown_run') return problem(404, 'There is no run of this id.');
    if (result.kind === 'not_on')
      return problem(409, 'Undoing writes to Dataverse: switch data validation on first.');
    const { runId, organizationId } = result;
    return { status: 202, jsonBody: { runId, target: target.data, organizationId } };
  };
