import { obstaclesOf, type Obstacle } from '../changes/obstacles.ts';
import type { Environment } from '../crm/contract.ts';
import { instantOf, type Clock } from '../domain/calendar.ts';
import { modeOf } from '../domain/enablement.ts';
import type { RunId } from '../domain/ids.ts';
import { NO_SAFEGUARDS, type Safeguards } from '../domain/safeguards.ts';
import type { ControlStore } from '../state/contract.ts';
import { beginSweep, type BeginSweepDeps } from './steps/begin-sweep.ts';
import { oweReconcile } from './steps/owe-reconcile.ts';

/** `environment`: this one is the right one. The others say what the values nobody wrote here are. */
export type SafeguardAnswer =
  | { confirm: 'environment'; organizationId: string }
  | { confirm: 'flagsArePeoples' | 'linkedInIsSwitchedOff' };

export type DescribeSafeguardsDeps = { control: Pick<ControlStore, 'readSafeguards'> };

/** What keeps flags from being written, with what is known of it: a part of readiness, and what an admin answers. */
export async function describeSafeguards({
  control,
}: DescribeSafeguardsDeps): Promise<Safeguards & { obstacles: readonly Obstacle[] }> {
  const safeguards = (await control.readSafeguards()) ?? NO_SAFEGUARDS;
  return { ...safeguards, obstacles: obstaclesOf(safeguards) };
}

export type AnswerSafeguardDeps = BeginSweepDeps & {
  environment: Pick<Environment, 'readOrganizationId'>;
  control: Pick<
    ControlStore,
    'readSafeguards' | 'changeSafeguards' | 'readEnablement' | 'readSweep' | 'saveSweep'
  >;
  clock: Clock;
};

/** `found`: what answers at the address of the environment. */
export type AnswerSafeguardResult =
  { kind: 'answered'; runId?: RunId } | { kind: 'not_asked' } | { kind: 'not_found_there'; found: string };

type Given = { answer: SafeguardAnswer; answeredBy: string; signal: AbortSignal };

/** An answer holds from then on; what waited for it is found by a reconcile sweep at once. */
export async function answerSafeguard(
  deps: AnswerSafeguardDeps,
  { answer, answeredBy, signal }: Given,
): Promise<AnswerSafeguardResult> {
  const saved = (await deps.control.readSafeguards()) ?? NO_SAFEGUARDS;
  const refusal = await refusalOf(deps, saved, { answer, signal });
  if (refusal !== undefined) return refusal;
  // Owed first: neither a crash nor a page that moves the cursor meanwhile loses what waited for the answer.
  await oweReconcile(deps);
  const signed = { answeredBy, answeredAt: instantOf(deps.clock.now()) };
  await deps.control.changeSafeguards((current) => ({
    ...answered(current, answer),
    ...signed,
    ...(answer.confirm === 'environment' && { restoredAt: signed.answeredAt }),
  }));
  const { confirm, ...named } = answer;
  deps.telemetry.record('safeguard.answered', { answer: confirm, answeredBy, ...named });
  const mode = modeOf(await deps.control.readEnablement());
  if (mode === 'off') return { kind: 'answered' };
  const begin = { kind: 'reconcile', startedBy: answeredBy, dryRun: mode === 'dryRun' } as const;
  const runId = await beginSweep(deps, begin, await deps.control.readSweep());
  return { kind: 'answered', ...(runId !== undefined && { runId }) };
}

/** Looks for itself: while off no page would notice another environment, and what was noticed may be gone again. */
async function refusalOf(
  { environment }: AnswerSafeguardDeps,
  saved: Safeguards,
  { answer, signal }: Pick<Given, 'answer' | 'signal'>,
): Promise<Exclude<AnswerSafeguardResult, { kind: 'answered' }> | undefined> {
  if (answer.confirm !== 'environment')
    return obstaclesOf(saved).includes('rival_validation') ? undefined : { kind: 'not_asked' };
  const found = await environment.readOrganizationId({ expected: undefined, signal });
  if (found !== answer.organizationId) return { kind: 'not_found_there', found };
  return saved.organizationId === undefined || saved.organizationId === found
    ? { kind: 'not_asked' }
    : undefined;
}

function answered(current: Safeguards, answer: SafeguardAnswer): Safeguards {
  if (answer.confirm !== 'environment') {
    return { ...current, rivalAnswer: answer.confirm === 'flagsArePeoples' ? 'people' : 'switchedOff' };
  }
  const { otherOrganizationId, ...rest } = current;
  return { ...rest, organizationId: answer.organizationId };
}
