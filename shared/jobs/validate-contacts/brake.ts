import { isMassMove } from '../../changes/brake.ts';
import { instantOf, monthOf, type Clock } from '../../domain/calendar.ts';
import { digest } from '../../domain/digest.ts';
import type { Mode } from '../../domain/enablement.ts';
import { FLAG } from '../../domain/flag.ts';
import type { AccountId } from '../../domain/ids.ts';
import { normaliseCore } from '../../matching/company/normalise-company-name.ts';
import type { AccountStore, Departure } from '../../state/contract.ts';
import type { HoldStore, MoveState } from '../../state/hold-contract.ts';
import { hold, type Judgement } from './judge.ts';

export type BrakeDeps = {
  accounts: Pick<AccountStore, 'saveDepartures' | 'listDepartures'>;
  holds: Pick<HoldStore, 'noticeMoves' | 'listMovesOf'>;
  clock: Clock;
};

const raisesFlag = ({ write, next }: Judgement): boolean =>
  write === FLAG.notAtCompany || next.owed === FLAG.notAtCompany;

const isOurs = ({ situation: { contact }, next }: Judgement): boolean =>
  contact.flag === FLAG.notAtCompany && next.flagOwner === 'us';

/** Holds flags that look like a rename, merger or transfer, until a person has decided about the move (design §10). */
export async function brake(
  deps: BrakeDeps,
  judgements: readonly Judgement[],
  mode: Mode,
): Promise<readonly Judgement[]> {
  const leaving = judgements.flatMap((judgement) => {
    const departure =
      raisesFlag(judgement) || isOurs(judgement) ? departureOf(judgement, deps.clock) : undefined;
    return departure === undefined ? [] : [{ judgement, departure, raises: raisesFlag(judgement) }];
  });
  const raised = leaving.filter(({ raises }) => raises).map(({ departure }) => departure);
  // Written before the others are counted: of two jobs at the same moment at least one sees the other.
  await deps.accounts.saveDepartures(raised);
  const others = await readOf(raised, (id) => deps.accounts.listDepartures(id));
  const moves = await readOf(
    leaving.map(({ departure }) => departure),
    (id) => deps.holds.listMovesOf(id),
  );

  const changed = new Map<Judgement, Judgement>();
  const noticed: Departure[] = [];
  for (const { judgement, departure, raises } of leaving) {
    const departed = { ...judgement, next: { ...judgement.next, departedTo: departure.destination } };
    const state = stateOf(departure, moves);
    if (state === 'dismissed') changed.set(judgement, dismiss(departed, mode));
    else if (raises && state !== 'released' && isMassMove(departure, others.get(departure.accountId) ?? [])) {
      changed.set(judgement, hold(departed, { kind: 'held', reason: 'mass_move' }));
      noticed.push(departure);
    } else changed.set(judgement, departed);
  }
  const noticedAt = instantOf(deps.clock.now());
  await deps.holds.noticeMoves(
    noticed.map(({ accountId, destination }) => ({ accountId, destination, noticedAt })),
  );
  return judgements.map((judgement) => changed.get(judgement) ?? judgement);
}

async function readOf<Row>(
  departures: readonly Departure[],
  read: (id: AccountId) => Promise<readonly Row[]>,
): Promise<ReadonlyMap<AccountId, readonly Row[]>> {
  const rows = new Map<AccountId, readonly Row[]>();
  for (const { accountId } of departures) {
    if (!rows.has(accountId)) rows.set(accountId, await read(accountId));
  }
  return rows;
}

const stateOf = (
  { accountId, destination }: Departure,
  moves: ReadonlyMap<AccountId, readonly { destination: string; state: MoveState }[]>,
): MoveState | undefined => moves.get(accountId)?.find((move) => move.destination === destination)?.state;

function departureOf({ verdict, next }: Judgement, clock: Clock): Departure | undefined {
  const { departure, destination } = verdict;
  if (departure === undefined || destination === undefined || next.accountId === undefined) return undefined;
  return {
    accountId: next.accountId,
    destination: digest(normaliseCore(destination.companyName), 32),
    contactId: next.contactId,
    endMonth: departure.endMonth ?? monthOf(clock.today()),
  };
}

/**
 * A person said that nobody left here: no flag as long as that stands, and a 1 of ours is taken back. The decision is
 * the move's, not one about this contact's evidence, so that deciding otherwise later has effect.
 */
function dismiss(judgement: Judgement, mode: Mode): Judgement {
  const { situation, verdict } = judgement;
  const { owed, ...rest } = judgement.next;
  const next = {
    ...rest,
    outcome: { kind: 'ignored', reason: 'cleared_by_person' } as const,
  };
  if (!isOurs(judgement)) return { situation, verdict, next };
  return mode === 'on'
    ? { situation, verdict, next, write: FLAG.noFeedback }
    : { situation, verdict, next: { ...next, owed: FLAG.noFeedback } };
}
