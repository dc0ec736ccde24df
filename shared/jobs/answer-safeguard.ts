import { obstaclesOf, type Obstacle } from '../changes/obstacles.ts';
import { instantOf, type Clock } from '../domain/calendar.ts';
import { modeOf } from '../domain/enablement.ts';
import type { RunId } from '../domain/ids.ts';
import { NO_SAFEGUARDS, type Safeguards } from '../domain/safeguards.ts';
import type { ControlStore } from '../state/contract.ts';
import { beginSweep, type BeginSweepDeps } from './steps/begin-sweep.ts';
import { oweReconcile } from './steps/owe-reconcile.ts';

/** `environment`: the one found is the right one. The others say what the values nobody wrote here are. */
export const SAFEGUARD_ANSWERS = ['environment', 'flagsArePeoples', 'linkedInIsSwitchedOff'] as const;
export type SafeguardAnswer = (typeof SAFEGUARD_ANSWERS)[number];

export type DescribeSafeguardsDeps = { control: Pick<ControlStore, 'readSafeguards'> };

/** What keeps flags from being written, with what is known of it: a part of readiness, and what an admin answers. */
export async function describeSafeguards({
  control,
}: DescribeSafeguardsDeps): Promise<Safeguards & { obstacles: readonly Obstacle[] }> {
  const safeguards = (await control.readSafeguards()) ?? NO_SAFEGUARDS;
  return { ...safeguards, obstacles: obstaclesOf(safeguards) };
}

export type AnswerSafeguardDeps = BeginSweepDeps & {
  control: Pick<
    ControlStore,
    'readSafeguards' | 'changeSafeguards' | 'readEnablement' | 'readSweep' | 'saveSweep'
  >;
  clock: Clock;
};

export type AnswerSafeguardResult = { kind: 'answered'; runId?: RunId } | { kind: 'not_asked' };

/** An answer holds from then on; what waited for it is found by a reconcile sweep at once. */
export async function answerSafeguard(
  deps: AnswerSafeguardDeps,
  { answer, answeredBy }: { answer: SafeguardAnswer; answeredBy: string },
): Promise<AnswerSafeguardResult> {
  const asked = obstaclesOf((await deps.control.readSafeguards()) ?? NO_SAFEGUARDS);
  if (!asked.includes(answer === 'environment' ? 'other_environment' : 'rival_validation')) {
    return { kind: 'not_asked' };
  }
  // Owed first: neither a crash nor a page that moves the cursor meanwhile loses what waited for the answer.
  await oweReconcile(deps);
  const signed = { answeredBy, answeredAt: instantOf(deps.clock.now()) };
  await deps.control.changeSafeguards((current) => ({
    ...answered(current, answer),
    ...signed,
    ...(answer === 'environment' && { restoredAt: signed.answeredAt }),
  }));
  deps.telemetry.record('safeguard.answered', { answer, answeredBy });
  const mode = modeOf(await deps.control.readEnablement());
  if (mode === 'off') return { kind: 'answered' };
  const begin = { kind: 'reconcile', startedBy: answeredBy, dryRun: mode === 'dryRun' } as const;
  const runId = await beginSweep(deps, begin, await deps.control.readSweep());
  return { kind: 'answered', ...(runId !== undefined && { runId }) };
}

function answered(current: Safeguards, answer: SafeguardAnswer): Safeguards {
  if (answer !== 'environment') {
    return { ...current, rivalAnswer: answer === 'flagsArePeoples' ? 'people' : 'switchedOff' };
  }
  const { otherOrganizationId, ...rest } = current;
  return { ...rest, ...(otherOrganizationId !== undefined && { organizationId: otherOrganizationId }) };
}
