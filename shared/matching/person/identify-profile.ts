import { FLAG_IDENTITY, LEAST_LEAD } from '../verdict/weights.ts';
import { identifyByName } from './identify-by-name.ts';
import type { Identity, IdentityQuestion } from './identity.ts';
import { normaliseProfileUrl } from './normalise-profile-url.ts';
import { relateAddresses } from './relate-addresses.ts';
import { type Candidate, identityProbability, preparedContact, weighCandidate } from './weigh-candidate.ts';

/** Which of the candidates is the contact: by profile address, by e-mail, else by full name and the account together. */
export function identifyProfile(question: IdentityQuestion): Identity {
  const person = question.person ?? preparedContact(question.contact);
  const candidates = question.candidates.map((profile) => weighCandidate({ question, person, profile }));
  const hard = candidates.filter((candidate) => candidate.hardBits > 0);
  return hard.length > 0 ? identifyByAddress(hard) : identifyByName(question, person, candidates);
}

function identifyByAddress(hard: readonly Candidate[]): Identity {
  const [best, ...others] = hard.filter(({ name }) => name !== 'clash').sort(byHardBits);
  if (best === undefined)
    return { kind: 'doubtful', reason: 'wrong_link', evidence: hard.toSorted(byHardBits)[0]?.evidence ?? [] };
  const isAmbiguous = others.some(
    (other) => best.bits - other.bits < LEAST_LEAD && isOtherMember(best, other),
  );
  if (isAmbiguous) return { kind: 'doubtful', reason: 'ambiguous_identity', evidence: best.evidence };
  const sure = best.name !== 'unknown' && identityProbability(best) >= FLAG_IDENTITY;
  return {
    kind: 'identified',
    profile: best.profile,
    strength: sure ? 'strong' : 'medium',
    basis: 'address',
    evidence: best.evidence,
  };
}

/** The contact's profile address points to one member and its e-mail address to another. */
function isOtherMember(one: Candidate, other: Candidate): boolean {
  const [left, right] = [one, other].map(({ profile }) => normaliseProfileUrl(profile.profileUrl ?? ''));
  return left !== undefined && right !== undefined && relateAddresses(left, right) === 'different';
}

/** The newest reading of one person wins; the key breaks ties so that the order of candidates never matters. */
function byHardBits(left: Candidate, right: Candidate): number {
  const [one, other] = [left.profile, right.profile];
  return (
    right.hardBits - left.hardBits ||
    other.observedAt.localeCompare(one.observedAt) ||
    one.key.localeCompare(other.key)
  );
}

/** By name alone two contacts cannot share a profile; by an address they are duplicates, each with its own account. */
export const unlessContested = (identity: Identity, { contested }: { contested: boolean }): Identity =>
  contested && identity.kind === 'identified' && identity.basis === 'name'
    ? { kind: 'doubtful', reason: 'ambiguous_identity', evidence: identity.evidence }
    : identity;
