import type { Evidence } from '../../domain/verdict.ts';
import { FLAG_IDENTITY, LEAST_LEAD } from '../verdict/weights.ts';
import { otherAddressEvidence } from './hard-evidence.ts';
import type { Identity, IdentityQuestion } from './identity.ts';
import { mailPatternEvidence } from './mail-pattern.ts';
import { expectedNamesakes, MOST_NAMESAKES } from './namesakes.ts';
import type { PreparedPerson } from './prepare-person.ts';
import { accountEvidence, mailDomainEvidence, softEvidence } from './soft-evidence.ts';
import { type Candidate, identityProbability, sumOf } from './weigh-candidate.ts';

type Named = Candidate & {
  account: 'same' | 'related' | undefined;
  /** Title or place agree too: more than a namesake at the same company would show by chance. */
  supported: boolean;
  isOtherAddress: boolean;
};

const EVEN_ODDS = 0.5;

/** A full name and the account on the profile; a common name needs more (reference/matching.md §11). */
export function identifyByName(
  question: IdentityQuestion,
  person: PreparedPerson,
  candidates: readonly Candidate[],
): Identity {
  const [best, second] = candidates
    .filter(({ name }) => name === 'exact' || name === 'variant')
    .map((candidate) => weighNamed(question, candidate))
    .sort(byBits);
  if (best === undefined) return { kind: 'unknown' };
  const { evidence } = best;
  if (best.account === undefined) return { kind: 'doubtful', reason: 'weak_identity', evidence };
  if (second !== undefined && best.bits - second.bits < LEAST_LEAD)
    return { kind: 'doubtful', reason: 'ambiguous_identity', evidence };
  const probability = identityProbability(best);
  if (best.isOtherAddress || probability < EVEN_ODDS)
    return { kind: 'doubtful', reason: 'weak_identity', evidence };
  const alone = expectedNamesakes([person, best.person], question.headcount) < MOST_NAMESAKES;
  const sure = probability >= FLAG_IDENTITY && best.account === 'same' && (alone || best.supported);
  return {
    kind: 'identified',
    profile: best.profile,
    strength: sure ? 'strong' : 'medium',
    basis: 'name',
    evidence,
  };
}

function weighNamed(question: IdentityQuestion, candidate: Candidate): Named {
  const { contact } = question;
  const { profile, person, name } = candidate;
  const onProfile = accountEvidence(question, profile);
  const soft = softEvidence(contact, profile);
  const address = otherAddressEvidence(contact, profile);
  const evidence: Evidence[] = [
    ...candidate.evidence,
    ...(onProfile === undefined ? [] : [onProfile.evidence]),
    ...soft,
    ...mailPatternEvidence(contact, person, name),
    ...mailDomainEvidence(contact, profile, onProfile !== undefined),
    ...address,
  ];
  return {
    ...candidate,
    evidence,
    bits: sumOf(evidence),
    account: onProfile?.relation,
    supported: soft.some(({ level }) => level === 'title_overlap' || level === 'city_equal'),
    isOtherAddress: address.some(({ level }) => level === 'different'),
  };
}

/** The key breaks ties so that the order of candidates never matters. */
const byBits = (left: Named, right: Named): number =>
  right.bits - left.bits ||
  right.profile.observedAt.localeCompare(left.profile.observedAt) ||
  left.profile.key.localeCompare(right.profile.key);
