import { monthOf, monthsBetween, type Day } from '../domain/calendar.ts';
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
  /** Another contact claims the profile that this one is linked to by name alone: the link is rejected. */
  linkContested: boolean;
  policy: Policy;
  today: Day;
  /** The environment was restored since the snapshot was made: a flag that differs need not be a person's doing. */
  restored?: boolean;
  /** From contacts merged into this one. */
  inherited?: { ignored: boolean; dismissedKeys: readonly EvidenceKey[]; contested: number } | undefined;
};

export const carriesFlag = (outcome: Outcome, policy: Policy): boolean =>
  outcome.kind === 'notAtCompany' || (outcome.kind === 'leftNoNewRole' && policy.flagLeftNoNewRole);

/** What becomes of the column, given the verdict, what stands there and what people decided before (design §10). */
export function decideFlag(situation: Situation): FlagDecision {
  const { verdict, current, policy } = situation;
  const memory = inherit(situation, rememberPeople(situation));
  const leave = (outcome: Outcome = verdict.outcome): FlagDecision => ({ ...memory, outcome });

  if (mustIgnore(situation, memory)) {
    const outcome = { kind: 'ignored', reason: 'ignored_by_person' } as const;
    return { ...memory, outcome, write: FLAG.ignore };
  }
  if (!carriesFlag(verdict.outcome, policy)) {
    return mayTakeBack(situation, memory)
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
  if (isBeforeLookBack(situation)) return leave({ kind: 'held', reason: 'before_look_back' });
  return { ...memory, outcome: verdict.outcome, write: FLAG.notAtCompany };
}

/** The original's first run looks back two years; older changes were there before anybody asked. */
const LOOK_BACK_MONTHS = 24;

function isBeforeLookBack({ verdict, policy, today }: Situation): boolean {
  const leftIn = verdict.departure?.endMonth ?? verdict.destination?.since;
  if (policy.oldDepartures === 'flag' || leftIn === undefined) return false;
  return monthsBetween({ from: leftIn, to: monthOf(today) }) > LOOK_BACK_MONTHS;
}

/** A 1 of ours goes only by positive evidence, another account, or a rejected link; a person's by new evidence. */
function mayTakeBack(situation: Situation, memory: Memory): boolean {
  const { verdict, current, accountChanged, linkContested, snapshot } = situation;
  if (current !== FLAG.notAtCompany) return false;
  const { kind, reason } = verdict.outcome;
  const isThere = kind === 'verified' || kind === 'additionalRole';
  if (memory.flagOwner === 'us') return accountChanged || linkContested || isThere || reason === 'wrong_link';
  // Seen with this value before, and the evidence that spoke for it then is another now.
  const isKnown = snapshot !== undefined && sameFlag(snapshot.flag, current);
  const isNewEvidence = accountChanged || snapshot?.evidenceKey !== undefined;
  return isKnown && isThere && isNewEvidence && memory.contested <= CONTESTED_LIMIT;
}

type Memory = Omit<FlagDecision, 'write' | 'outcome'>;

/** Takes in what a person did to the column since we last saw it. */
function rememberPeople({ verdict, current, snapshot, restored = false }: Situation): Memory {
  const known = snapshot?.dismissedKeys ?? [];
  const unchanged = snapshot !== undefined && sameFlag(snapshot.flag, current);
  const contested = snapshot?.contested ?? 0;
  // A backup brings back flags of an earlier day; only an Ignore is a person's whenever it was set.
  const brought = restored && snapshot !== undefined && current !== FLAG.ignore;
  if (unchanged || brought) return { dismissedKeys: known, flagOwner: snapshot.flagOwner, contested };

  const wasOurs = snapshot?.flagOwner === 'us';
  const undidOurs = wasOurs && snapshot.flag === FLAG.notAtCompany;
  const setAgain = wasOurs && current === FLAG.notAtCompany;
  const decidedOn = snapshot?.evidenceKey ?? (current === FLAG.ignore ? verdict.evidenceKey : undefined);
  // Whoever had set it: somebody looked at this evidence and said that the person is still there.
  const cleared = snapshot?.flag === FLAG.notAtCompany && current !== FLAG.notAtCompany;
  const dismisses = current === FLAG.ignore || cleared;
  return {
    dismissedKeys: dismisses ? withKey(known, decidedOn) : known,
    flagOwner: 'person',
    contested: contested + (undidOurs || setAgain ? 1 : 0),
  };
}

/** A decision about one of two merged rows concerns the person, and so the row that survives (design §10). */
function inherit({ inherited, verdict }: Situation, memory: Memory): Memory {
  if (inherited === undefined) return memory;
  const keys = inherited.dismissedKeys.reduce(withKey, memory.dismissedKeys);
  return {
    ...memory,
    dismissedKeys: inherited.ignored ? withKey(keys, verdict.evidenceKey) : keys,
    contested: Math.max(memory.contested, inherited.contested),
  };
}

/** The Ignore itself moves too, unless nobody validates the survivor or a person has set it otherwise. */
function mustIgnore({ inherited, current, verdict, snapshot }: Situation, { flagOwner }: Memory): boolean {
  // A merge that was seen while nothing might be written is not seen again.
  const isOwed = snapshot?.owed === FLAG.ignore && sameFlag(snapshot.flag, current);
  return (
    (inherited?.ignored === true || isOwed) &&
    verdict.outcome.kind !== 'skipped' &&
    current !== FLAG.ignore &&
    !(current === FLAG.notAtCompany && flagOwner === 'person')
  );
}

/** The keys with one more, newest last. */
export function withKey(keys: readonly EvidenceKey[], key: EvidenceKey | undefined): readonly EvidenceKey[] {
  if (key === undefined || keys.includes(key)) return keys;
  return [...keys, key].slice(-DISMISSED_KEYS_MAX);
}

const dismissalReason = (snapshot: Snapshot | undefined): 'undone' | 'cleared_by_person' =>
  snapshot?.outcome.reason === 'undone' ? 'undone' : 'cleared_by_person';
