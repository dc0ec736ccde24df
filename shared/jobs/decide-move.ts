import { instantOf } from '../domain/calendar.ts';
import { modeOf } from '../domain/enablement.ts';
import type { RunId } from '../domain/ids.ts';
import { accountOfMove, moveIdOf } from '../domain/move-id.ts';
import type { AccountStore, ControlStore } from '../state/contract.ts';
import type { HoldStore, MoveState } from '../state/hold-contract.ts';
import type { Telemetry } from '../telemetry/contract.ts';
import { queueNow, type QueueNowDeps } from './steps/queue-now.ts';

export type DecideMoveDeps = QueueNowDeps & {
  control: Pick<ControlStore, 'readEnablement' | 'readSweep'>;
  holds: Pick<HoldStore, 'listMovesOf' | 'saveMove'>;
  accounts: Pick<AccountStore, 'listDepartures'>;
  telemetry: Telemetry;
};

export type DecideMove = { moveId: string; decision: Exclude<MoveState, 'open'>; decidedBy: string };
export type DecideMoveResult = { kind: 'off' } | { kind: 'unknown' } | { kind: 'decided'; runId: RunId };

/**
 * What a person says of people who went the same way: `released`, they left, or `dismissed`, nobody did. Everybody who
 * is part of the move is validated again at once. Deciding again, the same or otherwise, is allowed.
 */
export async function decideMove(
  deps: DecideMoveDeps,
  { moveId, decision, decidedBy }: DecideMove,
): Promise<DecideMoveResult> {
  const mode = modeOf(await deps.control.readEnablement());
  if (mode === 'off') return { kind: 'off' };
  const accountId = accountOfMove(moveId);
  const known = accountId === undefined ? [] : await deps.holds.listMovesOf(accountId);
  const move = known.find((one) => moveIdOf(one) === moveId);
  if (move === undefined) return { kind: 'unknown' };
  await deps.holds.saveMove({ ...move, state: decision, decidedBy, decidedAt: instantOf(deps.clock.now()) });
  const departures = await deps.accounts.listDepartures(move.accountId);
  const items = departures
    .filter(({ destination }) => destination === move.destination)
    .map(({ contactId }) => ({ contactId, cause: 'manual', stamp: '' }) as const);
  const runId = await queueNow(deps, { items, startedBy: decidedBy, dryRun: mode === 'dryRun' });
  deps.telemetry.record('move.decided', { moveId, decision, decidedBy, runId });
  return { kind: 'decided', runId };
}
