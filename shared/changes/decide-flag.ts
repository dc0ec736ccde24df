import { FLAG, sameFlag, type Flag, type StoredFlag } from '../domain/flag.ts';
import type { EvidenceKey } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Outcome, Verdict } from '../domain/verdict.ts';

/** After this many corrections by people we stop writing and report (design §10: "more than twice"). */
const CONTESTED_LIMIT = 2;

/** How many decisions are remembered per contact; the oldest goes first. */
const DISMISSED_KEYS_MAX = 20;

export type FlagDecision = {
  /** The value to write; undefined leaves the column alone. */
  write?: Flag;
  outcome: Outcome;
  dismissedKeys: readonly EvidenceKey[];
  /** Who set the value that stands there now, before `write`. */
  flagOwner: Snapshot['flagOwner'];
  contested: number;
};

type Situation = {
  verdict: Verdict;
  current: StoredFlag;
  snapshot: Snapshot | undefined;
  /** The contact hangs under another account than the snapshot says. */
  accountChanged: boolean;
  policy: Policy;
};

export const carriesFlag = (outcome: Outcome, policy: Policy): boolean =>
  outcome.kind === 'notAtCompany' || (outcome.kind === 'leftNoNewRole' && policy.flagLeftNoNewRole);

/** What becomes of the column, given the verdict, what stands there and what people decided before (design §10). */
export function decideFlag(situation: Situation): FlagDecision {
  const { verdict, current, policy } = situation;
  const memory = rememberPeople(situation);
  const leave = (outcome: Outcome = verdict.outcome): FlagDecision => ({ ...memory, outcome });

  if (!carriesFlag(verdict.outcome, policy)) {
    return mayTakeBack(situation, memory.flagOwner)
      ? { ...memory, outcome: verdict.outcome, write: FLAG.noFeedback }
      : leave();
  }
  if (current === FLAG.notAtCompany) return leave();

  const dismissed = verdict.evidenceKey !== undefined && memory.dismissedKeys.includes(verdict.evidenceKey);
  if (current === FLAG.ignore && (dismissed || policy.ignoreRule === 'forever')) {
    return leave({ kind: 'ignored', reason: 'ignored_by_person' });
  }
  if (dismissed) return leave({ kind: 'ignored', reason: dismissalReason(situation.snapshot) });
  if (memory.contested > CONTESTED_LIMIT) return leave({ kind: 'held', reason: 'contested' });
  return { ...memory, outcome: verdict.outcome, write: FLAG.notAtCompany };
}

/** A 1 of ours goes only by positive evidence, another account, or a rejected link. */
function mayTakeBack(situation: Situation, flagOwner: Snapshot['flagOwner']): boolean {
  const { verdict, current, accountChanged } = situation;
  if (current !== FLAG.notAtCompany || flagOwner !== 'us') return false;
  const { kind, reason } = verdict.outcome;
  return accountChanged || kind === 'verified' || kind === 'additionalRole' || reason === 'wrong_link';
}

/** Takes in what a person did to the column since we last saw it. */
function rememberPeople({ verdict, current, snapshot }: Situation): Omit<FlagDecision, 'write' | 'outcome'> {
  const known = snapshot?.dismissedKeys ?? [];
  const unchanged = snapshot !== undefined && sameFlag(snapshot.flag, current);
  const contested = snapshot?.contested ?? 0;
  if (unchanged) return { dismissedKeys: known, flagOwner: snapshot.flagOwner, contested };

  const undidOurs = snapshot?.flagOwner === 'us' && snapshot.flag === FLAG.notAtCompany;
  const decidedOn = snapshot?.evidenceKey ?? (current === FLAG.ignore ? verdict.evidenceKey : undefined);
  // Whoever had set it: somebody looked at this evidence and said that the person is still there.
  const cleared = snapshot?.flag === FLAG.notAtCompany && current !== FLAG.notAtCompany;
  const dismisses = current === FLAG.ignore || cleared;
  return {
    dismissedKeys: dismisses ? withKey(known, decidedOn) : known,
    flagOwner: 'person',
    contested: contested + (undidOurs ? 1 : 0),
  };
}

/** The keys with one more, newest last. */
export function withKey(keys: readonly EvidenceKey[], key: EvidenceKey | undefined): readonly EvidenceKey[] {
  if (key === undefined || keys.includes(key)) return keys;
  return [...keys, key].slice(-DISMISSED_KEYS_MAX);
}

const dismissalReason = (snapshot: Snapshot | undefined): 'undone' | 'cleared_by_person' =>
  snapshot?.outcome.reason === 'undone' ? 'undone' : 'cleared_by_person';
