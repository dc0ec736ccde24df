import { dayOfInstant, type Day } from '../../domain/calendar.ts';
import type { Language } from '../../domain/language.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { publicKnowledge } from '../company/public-knowledge.ts';
import { unlessContested } from '../person/identify-profile.ts';
import type { Identity } from '../person/identity.ts';
import { preparedContact } from '../person/weigh-candidate.ts';
import { bandOf, confidenceOf } from './confidence.ts';
import {
  DOUBT_RULES,
  type DoubtRule,
  doubtAbout,
  pointsAway,
  type Reading,
  speaksFreely,
} from './doubt-rules.ts';
import { keyOfEvidence } from './evidence-key.ts';
import { findingOf } from './finding-of.ts';
import { staleOn } from './grace-periods.ts';
import { identifyAt, type IdentityInput } from './identify-contact.ts';
import { inFixedOrder } from './in-fixed-order.ts';
import { type JudgedPosition, judgePositions } from './judge-positions.ts';
import { applyPolicy, originalFlags } from './original-rule.ts';
import { placesOf } from './places.ts';
import { positionEvidence } from './position-evidence.ts';
import { type Finding, POSITION_RULES, type PositionRule } from './position-rules.ts';
import { type PreparedAccount, prepareAccount } from './prepared-account.ts';
import { rejectedCandidates, rejectedPositions } from './rejected.ts';
import { verdictVersions } from './rules-version.ts';
import { sentence } from './sentence.ts';
import { skipReason } from './skip-reason.ts';
import { tierOf } from './tier.ts';
import { withoutProfile } from './without-profile.ts';

export type VerdictInput = IdentityInput & {
  /** Since when the contact hangs under the account; unknown switches the rule off. */
  accountLinkChangedOn: Day | undefined;
  /** What `identifyContact` says, and whether another contact says the same of the profile; worked out where absent. */
  claim?: { identity: Identity; contested: boolean };
  today: Day;
  policy: Policy;
  /** Of the sentence; none is made where nobody asks for one. */
  language?: Language | undefined;
};

/** The two tables that judge; handed in only to show what each rule is good for. */
export type VerdictRules = { positions: readonly PositionRule[]; doubts: readonly DoubtRule[] };
const VERDICT_RULES: VerdictRules = { positions: POSITION_RULES, doubts: DOUBT_RULES };

type Identified = Extract<Identity, { kind: 'identified' }>;

/**
 * Whether this contact is still at its account, as far as the candidate profiles tell. Pure and total. In order: can
 * the contact be validated, which profile is it, what do the positions say (POSITION_RULES), what speaks against
 * believing them (DOUBT_RULES), what does the policy make of it.
 */
export function decideVerdict(input: VerdictInput, rules: VerdictRules = VERDICT_RULES): Verdict {
  const { contact, account, language } = input;
  const candidates = inFixedOrder(input.candidates);
  const person = preparedContact(contact);
  const skipped = skipReason(contact, { account, person });
  if (skipped !== undefined || account === undefined)
    return withoutProfile({
      outcome: { kind: 'skipped', reason: skipped ?? 'account_missing' },
      accountName: account?.name ?? '',
      language,
    });
  const knowledge = input.knowledge ?? publicKnowledge();
  const prepared = prepareAccount({ account, contact, knowledge });
  const { identity: uncontested, contested } = input.claim ?? {
    identity: identifyAt(prepared, { input, person, knowledge, candidates }),
    contested: false,
  };
  const identity = unlessContested(uncontested, { contested });
  if (identity.kind === 'identified' && identity.profile.status !== 'gone')
    return ofProfile({ input, candidates, account: prepared, identity, rules });
  return withoutProfile({ ...noProfile(identity, candidates), accountName: account.name, language });
}

function noProfile(
  identity: Identity,
  candidates: readonly Profile[],
): Omit<Parameters<typeof withoutProfile>[0], 'accountName' | 'language'> {
  switch (identity.kind) {
    case 'unknown':
      return {
        outcome: { kind: 'notMatched', reason: 'no_match' },
        rejected: rejectedCandidates(candidates, {}),
      };
    case 'doubtful':
      return {
        outcome: { kind: 'uncertain', reason: identity.reason },
        evidence: identity.evidence,
        rejected: rejectedCandidates(candidates, { ambiguous: identity.reason === 'ambiguous_identity' }),
      };
    case 'identified':
      return {
        outcome: { kind: 'notMatched', reason: 'profile_gone' },
        evidence: identity.evidence,
        rejected: rejectedCandidates(candidates, { chosen: identity.profile }),
        profileKey: identity.profile.key,
      };
  }
}

type Setting = {
  input: VerdictInput;
  candidates: readonly Profile[];
  account: PreparedAccount;
  identity: Identified;
  rules: VerdictRules;
};

function ofProfile({ input, candidates, account, identity, rules }: Setting): Verdict {
  const { today, policy, accountLinkChangedOn } = input;
  const { profile } = identity;
  const reading = readingOf(identity, { today, accountLinkChangedOn });
  const positions = judgePositions(account, { profile, today, seenOn: reading.seenOn });
  const judged = judgeReading({ positions, reading, policy, rules });
  const { finding, dueOn } = judged;
  const places = placesOf(finding);
  const tier = tierOf({ finding, positions, reading, account: account.company });
  const confidence = confidenceOf(finding, { identity: identity.evidence, tier });
  const { seenOn } = reading;
  // Field by field: spreading what may be absent costs more than all the rules together.
  const verdict: Verdict = {
    outcome: finding.outcome,
    rule: finding.rule,
    profileKey: profile.key,
    confidence,
    band: bandOf(confidence),
    evidence: [
      ...identity.evidence,
      ...positionEvidence({ account: account.account, positions, finding: judged.said, seenOn }),
    ],
    rejected: [...rejectedCandidates(candidates, { chosen: profile }), ...rejectedPositions(positions)],
    versions: verdictVersions(),
    flaggedByOriginal: judged.flaggedByOriginal,
  };
  if (places.departure !== undefined) verdict.departure = places.departure;
  if (places.destination !== undefined) verdict.destination = places.destination;
  if (pointsAway(finding.outcome)) verdict.evidenceKey = keyOfEvidence(account.account, places);
  if (tier !== undefined) verdict.tier = tier;
  if (dueOn !== undefined) verdict.dueOn = dueOn;
  if (input.language !== undefined) {
    const told = { ...places, outcome: finding.outcome, accountName: account.account.name, seenOn };
    verdict.sentence = sentence(told, input.language);
  }
  return verdict;
}

const readingOf = (
  { profile, strength }: Identified,
  { today, accountLinkChangedOn }: Pick<VerdictInput, 'today' | 'accountLinkChangedOn'>,
): Reading => ({
  strength,
  seenOn: dayOfInstant(profile.observedAt),
  today,
  accountLinkChangedOn,
});

type ReadingJudged = { finding: Finding; said: Finding; flaggedByOriginal: boolean; dueOn: Day | undefined };

function judgeReading({
  positions,
  reading,
  policy,
  rules,
}: {
  positions: readonly JudgedPosition[];
  reading: Reading;
  policy: Policy;
  rules: VerdictRules;
}): ReadingJudged {
  const { relatedCompanies, flagRule } = policy;
  const said = findingOf(positions, {
    today: reading.today,
    accountLinkChangedOn: reading.accountLinkChangedOn,
    relatedCompanies,
    rules: rules.positions,
  });
  const doubted = { reading, finding: said, rules: rules.doubts };
  const flaggedByOriginal = speaksFreely(doubted) && originalFlags(positions, said);
  const doubt = doubtAbout(doubted);
  const believed: Finding =
    doubt === undefined ? said : { rule: doubt.name, outcome: { kind: 'uncertain', reason: doubt.reason } };
  return {
    said,
    finding: applyPolicy(believed, { flagRule, flaggedByOriginal }),
    flaggedByOriginal,
    dueOn:
      doubt?.about === 'all' ? undefined : earliestTurn(positions, [said.dueOn, staleOn(reading.seenOn)]),
  };
}

/** The first day on which the calendar alone may change the verdict. */
function earliestTurn(
  positions: readonly JudgedPosition[],
  [due, stale]: readonly [Day | undefined, Day],
): Day {
  let first = due !== undefined && due < stale ? due : stale;
  for (const { turnsOn } of positions) if (turnsOn !== undefined && turnsOn < first) first = turnsOn;
  return first;
}
