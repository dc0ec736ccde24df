import { auditIdOf } from '../../changes/audit-id.ts';
import { decideFlag, type FlagDecision } from '../../changes/decide-flag.ts';
import { fieldStampsOf, seenContactStamp } from '../../changes/field-stamps.ts';
import { learnedStamp } from '../../changes/learned-stamp.ts';
import { mailKeyOfContact } from '../../changes/mail-key.ts';
import { profileStamp } from '../../changes/profile-stamp.ts';
import { accountStamp, parentStamp, ruleStamps } from '../../changes/stamps.ts';
import { instantOf, type Instant } from '../../domain/calendar.ts';
import type { Mode } from '../../domain/enablement.ts';
import { FLAG, type Flag, sameFlag } from '../../domain/flag.ts';
import type { RunId } from '../../domain/ids.ts';
import type { PendingWrite, Snapshot } from '../../domain/snapshot.ts';
import type { Outcome, Verdict } from '../../domain/verdict.ts';
import { PUBLIC_RARITY } from '../../matching/company/token-rarity.ts';
import {
  accountIdOf,
  accountLinkChangedOn,
  verdictOf,
  type Rulebook,
  type Situation,
} from '../steps/verdict-of.ts';

/** What is to be saved, and written where `write` says so. */
export type Judgement = { situation: Situation; verdict: Verdict; next: Snapshot; write?: Flag };

/** Verdict, what becomes of the flag, and the snapshot that follows. Pure. */
export function judge(situation: Situation, rulebook: Rulebook, mode: Mode): Judgement {
  const verdict = verdictOf(situation, rulebook);
  const { contact, before } = situation;
  const decision = decideFlag({
    verdict,
    current: contact.flag,
    snapshot: before,
    accountChanged: before !== undefined && before.accountId !== accountIdOf(contact),
    linkContested: situation.claim?.contested === true,
    policy: rulebook.policy,
    today: rulebook.clock.today(),
    inherited: situation.inherited,
    restored: isBefore(before?.validatedAt, rulebook.restoredAt),
  });
  const next = snapshotAfter({ situation, verdict, decision, rulebook });
  if (decision.write === undefined || sameFlag(decision.write, contact.flag))
    return { situation, verdict, next };
  const owed = { ...next, owed: decision.write };
  return mode === 'on'
    ? { situation, verdict, next, write: decision.write }
    : { situation, verdict, next: owed };
}

const isBefore = (one: Instant | undefined, other: Instant | undefined): boolean =>
  one !== undefined && other !== undefined && Date.parse(one) < Date.parse(other);

type Judged = { situation: Situation; verdict: Verdict; decision: FlagDecision; rulebook: Rulebook };

/** The snapshot as it is while nothing is written. */
function snapshotAfter({ situation, verdict, decision, rulebook }: Judged): Snapshot {
  const { contact, account, before, candidates, lookUpKeys, claim } = situation;
  const { clock, securedFields: secured = [] } = rulebook;
  const seen = { contact, before, secured };
  const accountId = accountIdOf(contact);
  const linkChangedOn = accountLinkChangedOn(situation, clock.today());
  return {
    contactId: contact.id,
    stamps: {
      contact: seenContactStamp(seen),
      ...(account !== undefined && {
        account: accountStamp(account),
        ...(account.parent !== undefined && { parent: parentStamp(account.parent) }),
        learned: learnedStamp(account, rulebook.knowledge?.rarity ?? PUBLIC_RARITY),
      }),
      ...ruleStamps(rulebook),
    },
    fieldStamps: fieldStampsOf(seen),
    profileStamps: candidates.map((profile) => `${profile.key}:${profileStamp(profile)}`),
    ...(accountId !== undefined && { accountId }),
    ...mailKeyOfContact(contact),
    ...(linkChangedOn !== undefined && { accountLinkChangedOn: linkChangedOn }),
    ...(verdict.profileKey !== undefined && { profileKey: verdict.profileKey }),
    ...(claim?.identity.kind === 'identified' && { claimKey: claim.identity.profile.key }),
    ...(claim?.claimants !== undefined && { claimants: claim.claimants }),
    lookUpKeys,
    ...takenOver(situation),
    outcome: decision.outcome,
    ...evidenceOf({ situation, verdict, decision }),
    dismissedKeys: decision.dismissedKeys,
    flag: contact.flag,
    flagOwner: decision.flagOwner,
    contested: decision.contested,
    writes: before?.writes ?? 0,
    ...(verdict.dueOn !== undefined && { dueOn: verdict.dueOn }),
    validatedAt: instantOf(clock.now()),
  };
}

/**
 * What speaks for the flag now. While nothing does, a 1 that stands keeps what spoke for it: whoever changes it decides
 * about that, however stale the profile has become meanwhile.
 */
function evidenceOf({
  situation: { contact, before },
  verdict,
  decision,
}: Omit<Judged, 'rulebook'>): Pick<Snapshot, 'evidenceKey'> {
  const stands = contact.flag === FLAG.notAtCompany && decision.write === undefined;
  const evidenceKey = verdict.evidenceKey ?? (stands ? before?.evidenceKey : undefined);
  return evidenceKey === undefined ? {} : { evidenceKey };
}

/** How many merged contacts are remembered; an errand about an older one would only repeat what it did. */
const MERGES_MAX = 20;

/** What came with contacts merged into this one stays with it. */
function takenOver({ before, inherited }: Situation): Pick<Snapshot, 'mergedFrom' | 'mergedKeys'> {
  const from = new Set([...(before?.mergedFrom ?? []), ...(inherited?.from ?? [])]);
  const keys = new Set([...(before?.mergedKeys ?? []), ...(inherited?.lookUpKeys ?? [])]);
  return {
    ...(from.size > 0 && { mergedFrom: [...from].slice(-MERGES_MAX) }),
    ...(keys.size > 0 && { mergedKeys: [...keys] }),
  };
}

/** The same judgement, but its flag waits (brake, daily limit). */
export function hold({ situation, verdict, next }: Judgement, outcome: Outcome): Judgement {
  const { owed, ...rest } = next;
  return { situation, verdict, next: { ...rest, outcome } };
}

/** What stands on the snapshot while the write is under way, and what will stand there after. */
export function pendingWrite({ situation, next }: Judgement, to: Flag, runId: RunId): PendingWrite {
  const { contact } = situation;
  const { writes, evidenceKey, contactId } = next;
  return {
    from: contact.flag,
    to,
    etag: contact.etag,
    auditId: auditIdOf({ contactId, writes, from: contact.flag, to, evidenceKey }),
    runId,
    // An Ignore is a person's wherever it stands: this one moved here with a merge.
    settled: { ...next, flag: to, flagOwner: to === FLAG.ignore ? 'person' : 'us', writes: writes + 1 },
    actor: 'validation',
  };
}

/** The snapshot that carries `pending`: the old one, so that a retry decides from the same memory. */
export function baseOf({ situation: { before, contact }, next }: Judgement): Snapshot {
  if (before !== undefined) return before;
  const { evidenceKey, ...first } = next;
  return { ...first, flag: contact.flag, flagOwner: 'person', contested: 0, dismissedKeys: [] };
}
