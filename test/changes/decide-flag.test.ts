import { decideFlag, type FlagDecision } from '../../shared/changes/decide-flag.ts';
import { daySchema, monthSchema } from '../../shared/domain/calendar.ts';
import type { StoredFlag } from '../../shared/domain/flag.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { Snapshot } from '../../shared/domain/snapshot.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { aDeparture, aSnapshot, aVerdict, CAREFUL, evidenceKeyOf } from '../builders/a-snapshot.ts';

type Case = {
  current: StoredFlag;
  snapshot?: Snapshot;
  verdict: Verdict;
  policy?: Policy;
  accountChanged?: boolean;
  linkContested?: boolean;
};

const decide = ({
  current,
  snapshot,
  verdict,
  policy = CAREFUL,
  accountChanged = false,
  linkContested = false,
}: Case): FlagDecision =>
  decideFlag({
    current,
    snapshot,
    verdict,
    policy,
    accountChanged,
    linkContested,
    today: daySchema.parse('2026-11-01'),
  });

const ours = (overrides: Partial<Snapshot> = {}): Snapshot =>
  aSnapshot({
    flag: 1,
    flagOwner: 'us',
    writes: 1,
    outcome: { kind: 'notAtCompany', reason: 'position_ended' },
    evidenceKey: evidenceKeyOf('a'),
    ...overrides,
  });

describe('a departure', () => {
  it.each([[null], [0]] as const)('is written over %s', (current) => {
    expect(decide({ current, verdict: aDeparture() }).write).toBe(1);
  });

  it('is not written where a 1 stands already, whoever set it', () => {
    expect(decide({ current: 1, verdict: aDeparture() }).write).toBeUndefined();
  });

  it('does not override an Ignore that is seen for the first time', () => {
    const decision = decide({ current: 2, verdict: aDeparture() });
    expect(decision.write).toBeUndefined();
    expect(decision.outcome).toEqual({ kind: 'ignored', reason: 'ignored_by_person' });
    expect(decision.dismissedKeys).toEqual([evidenceKeyOf('a')]);
  });

  it('overrides an Ignore by evidence the person has not seen', () => {
    const snapshot = aSnapshot({ flag: 2, dismissedKeys: [evidenceKeyOf('b')] });
    expect(decide({ current: 2, snapshot, verdict: aDeparture() }).write).toBe(1);
  });

  it('never overrides an Ignore where the policy says for ever', () => {
    const snapshot = aSnapshot({ flag: 2, dismissedKeys: [evidenceKeyOf('b')] });
    const policy: Policy = { ...CAREFUL, ignoreRule: 'forever' };
    expect(decide({ current: 2, snapshot, verdict: aDeparture(), policy }).outcome.kind).toBe('ignored');
  });

  it('is not raised again after a person cleared ours', () => {
    const decision = decide({ current: 0, snapshot: ours(), verdict: aDeparture() });
    expect(decision.write).toBeUndefined();
    expect(decision.outcome).toEqual({ kind: 'ignored', reason: 'cleared_by_person' });
    expect(decision.contested).toBe(1);
  });

  it('is raised again after a person cleared ours, by other evidence', () => {
    const verdict = aDeparture({ evidenceKey: evidenceKeyOf('c') });
    expect(decide({ current: 0, snapshot: ours(), verdict }).write).toBe(1);
  });

  it('stops being raised once people corrected us more than twice', () => {
    const snapshot = ours({ contested: 2 });
    const verdict = aDeparture({ evidenceKey: evidenceKeyOf('c') });
    expect(decide({ current: 0, snapshot, verdict }).outcome).toEqual({ kind: 'held', reason: 'contested' });
  });

  it('without a new role is flagged only where the policy says so', () => {
    const verdict = aVerdict({ outcome: { kind: 'leftNoNewRole', reason: 'position_ended' } });
    expect(decide({ current: 0, verdict }).write).toBeUndefined();
    expect(decide({ current: 0, verdict, policy: { ...CAREFUL, flagLeftNoNewRole: true } }).write).toBe(1);
  });
});

describe('a departure of long ago', () => {
  const left = (month: string) =>
    aDeparture({ departure: { companyName: 'Contoso', endMonth: monthSchema.parse(month) } });

  it('is reported, not flagged, when it lies before the look-back of two years', () => {
    const decision = decide({ current: 0, verdict: left('2024-10') });
    expect(decision.outcome).toEqual({ kind: 'held', reason: 'before_look_back' });
    expect(decision.write).toBeUndefined();
    expect(decide({ current: 0, verdict: left('2024-11') }).write).toBe(1);
  });

  it('is flagged where the policy says so, and one of ours stays as it ages', () => {
    const policy: Policy = { ...CAREFUL, oldDepartures: 'flag' };
    expect(decide({ current: 0, verdict: left('2019-01'), policy }).write).toBe(1);
    expect(decide({ current: 1, snapshot: ours(), verdict: left('2019-01') }).write).toBeUndefined();
  });
});

describe('a 1 of ours', () => {
  it.each([
    ['verified', aVerdict()],
    ['additional role', aVerdict({ outcome: { kind: 'additionalRole', reason: 'still_there' } })],
    ['link rejected', aVerdict({ outcome: { kind: 'uncertain', reason: 'wrong_link' } })],
  ])('is taken back by positive evidence: %s', (_name, verdict) => {
    expect(decide({ current: 1, snapshot: ours(), verdict }).write).toBe(0);
  });

  it('is taken back when the contact moved to another account', () => {
    const verdict = aVerdict({ outcome: { kind: 'notMatched', reason: 'no_match' } });
    expect(decide({ current: 1, snapshot: ours(), verdict, accountChanged: true }).write).toBe(0);
  });

  it('is taken back when another contact claims the profile that the name alone led to', () => {
    const verdict = aVerdict({ outcome: { kind: 'uncertain', reason: 'ambiguous_identity' } });
    expect(decide({ current: 1, snapshot: ours(), verdict, linkContested: true }).write).toBe(0);
    expect(decide({ current: 1, snapshot: ours(), verdict }).write).toBeUndefined();
  });

  it.each([
    ['stale', aVerdict({ outcome: { kind: 'uncertain', reason: 'stale_profile' } })],
    ['gone', aVerdict({ outcome: { kind: 'notMatched', reason: 'profile_gone' } })],
    ['possibly left', aVerdict({ outcome: { kind: 'possiblyLeft', reason: 'other_company' } })],
  ])('stays when the evidence only fades: %s', (_name, verdict) => {
    expect(decide({ current: 1, snapshot: ours(), verdict }).write).toBeUndefined();
  });
});

describe('a 1 of a person’s', () => {
  it('stands while the evidence is what it was', () => {
    expect(decide({ current: 1, verdict: aVerdict() }).write).toBeUndefined();
    expect(
      decide({ current: 1, snapshot: aSnapshot({ flag: 1 }), verdict: aVerdict() }).write,
    ).toBeUndefined();
    const fading = aVerdict({ outcome: { kind: 'uncertain', reason: 'stale_profile' } });
    const agreed = aSnapshot({ flag: 1, evidenceKey: evidenceKeyOf('a') });
    expect(decide({ current: 1, snapshot: agreed, verdict: fading }).write).toBeUndefined();
    const moved = { current: 1, snapshot: agreed, verdict: fading, accountChanged: true } as const;
    expect(decide(moved).write).toBeUndefined();
  });

  it.each([
    ['the evidence that they left is withdrawn', { evidenceKey: evidenceKeyOf('a') }, false],
    ['the contact was moved to the account where they are', {}, true],
  ])('goes once %s', (_name, known, accountChanged) => {
    const snapshot = aSnapshot({ flag: 1, ...known });
    expect(decide({ current: 1, snapshot, verdict: aVerdict(), accountChanged }).write).toBe(0);
  });

  it('is left to them for good once they corrected us more than twice', () => {
    const snapshot = aSnapshot({ flag: 1, evidenceKey: evidenceKeyOf('a'), contested: 3 });
    expect(decide({ current: 1, snapshot, verdict: aVerdict() }).write).toBeUndefined();
  });

  it('counts against us where we had taken ours back', () => {
    const snapshot = aSnapshot({ flag: 0, flagOwner: 'us', contested: 1, writes: 2 });
    expect(decide({ current: 1, snapshot, verdict: aVerdict() })).toMatchObject({
      flagOwner: 'person',
      contested: 2,
    });
  });
});

describe('nothing to say', () => {
  it.each([[null], [0], [2]] as const)('leaves %s as it is', (current) => {
    expect(decide({ current, verdict: aVerdict() }).write).toBeUndefined();
  });
});
