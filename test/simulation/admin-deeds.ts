import type { Mode } from '../../shared/domain/enablement.ts';
import { moveIdOf } from '../../shared/domain/move-id.ts';
import { answerSafeguard } from '../../shared/jobs/answer-safeguard.ts';
import { changeEnablement } from '../../shared/jobs/change-enablement.ts';
import { decideMove } from '../../shared/jobs/decide-move.ts';
import { erasePersons } from '../../shared/jobs/erase-persons.ts';
import { releaseHeld } from '../../shared/jobs/release-held.ts';
import { startUndo } from '../../shared/jobs/start-undo.ts';
import { contactIdOf } from '../builders/ids.ts';
import type { TroubledWorld } from './troubled-world.ts';

/** What admins ask for. With `diesAt` the process dies at that call of the first try; they ask again. */
export type AdminDeed = { diesAt?: number } & (
  | { kind: 'erases'; person: number }
  | { kind: 'undoes'; run: number }
  | { kind: 'sets'; mode: Mode }
  | { kind: 'decides'; move: number; decision: 'released' | 'dismissed' }
  | { kind: 'releases'; limit: number }
  | { kind: 'confirmsEnvironment' }
);

/** Whom the deeds of admins concerned in a way that people's decisions about them may be gone. */
export type Concerned = { erased: Set<number>; undone: boolean };

export async function administer(
  troubled: TroubledWorld,
  { diesAt, ...deed }: AdminDeed,
  concerned: Concerned,
): Promise<void> {
  const { world } = troubled;
  world.nowMs += 1000;
  if (diesAt !== undefined)
    await troubled.dying({ at: diesAt, moment: 'after' }, () => carryOut(troubled, deed, concerned));
  await carryOut(troubled, deed, concerned);
}

async function carryOut(
  troubled: TroubledWorld,
  deed: Omit<AdminDeed, 'diesAt'> & AdminDeed,
  concerned: Concerned,
): Promise<void> {
  const { world } = troubled;
  const { deps } = world;
  switch (deed.kind) {
    case 'erases': {
      concerned.erased.add(deed.person);
      const contactIds = [contactIdOf(deed.person)];
      // Only of a contact that was linked is it known which profile must not come back.
      const isLinked = (await world.snapshot(contactIdOf(deed.person)))?.profileKey !== undefined;
      await erasePersons(deps, { contactIds, profileUrls: [], emails: [] }, { erasedBy: 'admin' });
      if (isLinked) troubled.note(contactIdOf(deed.person), { what: 'erased' });
      return;
    }
    case 'undoes': {
      const latestFirst = await world.state.runs.listRuns({ limit: 1000 });
      const run = latestFirst.at(-1 - deed.run);
      if (run === undefined) return;
      await startUndo(deps, { target: run.runId, startedBy: 'admin' });
      concerned.undone = true;
      return;
    }
    case 'sets': {
      const etag = (await world.state.control.readEnablement())?.etag;
      const { signal } = new AbortController();
      await changeEnablement(deps, { mode: deed.mode, changedBy: 'admin', etag, signal });
      return;
    }
    case 'decides': {
      const { moves } = await world.state.holds.listMoves({ next: undefined, limit: 100 });
      const move = moves[deed.move];
      if (move === undefined) return;
      await decideMove(deps, { moveId: moveIdOf(move), decision: deed.decision, decidedBy: 'admin' });
      return;
    }
    case 'releases':
      world.settings.dailyFlagLimit = deed.limit;
      world.todayText = new Date(world.nowMs).toISOString().slice(0, 10);
      await releaseHeld(world.deps);
      return;
    case 'confirmsEnvironment':
      await answerSafeguard(deps, {
        answer: { confirm: 'environment', organizationId: world.environment.organizationId },
        answeredBy: 'admin',
        signal: new AbortController().signal,
      });
  }
}
