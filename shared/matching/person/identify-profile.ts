import { dayOf } from '../../domain/calendar.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Evidence, ReasonOf } from '../../domain/verdict.ts';
import { type Company, compareCompanies } from '../company/compare-companies.ts';
import { BITS } from '../verdict/weights.ts';
import { comparePerson, type PersonNameLevel } from './compare-person.ts';
import { personNameOf } from './normalise-person-name.ts';
import { areRivalAddresses, normaliseProfileUrl } from './normalise-profile-url.ts';

export type Identity =
  /** `strong` may carry a flag, `medium` may only confirm. */
  | { kind: 'identified'; profile: Profile; strength: 'strong' | 'medium'; evidence: Evidence[] }
  | {
      kind: 'doubtful';
      reason: Extract<ReasonOf<'uncertain'>, `${string}_identity` | 'wrong_link'>;
      evidence: Evidence[];
    }
  | { kind: 'unknown' };

export type IdentityQuestion = {
  contact: Contact;
  account: Company;
  candidates: readonly Profile[];
  contactEmailKey?: string;
};

type Candidate = { profile: Profile; name: PersonNameLevel; nameEvidence: Evidence };

/** Which of the candidates is the contact: by profile address, by e-mail, else by full name and the account together. */
export function identifyProfile(question: IdentityQuestion): Identity {
  const candidates = question.candidates.map((profile) => weigh(question.contact, profile));
  const hard = candidates.flatMap((candidate) => hardEvidence(question, candidate));
  const fitting = hard.filter(({ candidate }) => candidate.name !== 'clash');
  const [best] = fitting.sort(byFreshness);
  if (best !== undefined) {
    const { profile, name, nameEvidence } = best.candidate;
    const strength = name === 'unknown' ? 'medium' : 'strong';
    return { kind: 'identified', profile, strength, evidence: [best.evidence, nameEvidence] };
  }
  const [wrong] = hard;
  if (wrong !== undefined)
    return {
      kind: 'doubtful',
      reason: 'wrong_link',
      evidence: [wrong.evidence, wrong.candidate.nameEvidence],
    };
  return identifyByName(question, candidates);
}

function weigh(contact: Contact, profile: Profile): Candidate {
  const name = comparePerson(personNameOf(contact), profile.name);
  return {
    profile,
    name,
    nameEvidence: {
      field: 'name',
      crmValue: contact.fullName ?? [contact.firstName, contact.lastName].filter(Boolean).join(' '),
      profileValue: profile.name.full ?? [profile.name.given, profile.name.family].filter(Boolean).join(' '),
      level: name,
      bits: BITS.name[name],
      observedOn: dayOf(new Date(profile.observedAt)),
    },
  };
}

type HardMatch = { candidate: Candidate; evidence: Evidence };

function hardEvidence({ contact, contactEmailKey }: IdentityQuestion, candidate: Candidate): HardMatch[] {
  const { profile } = candidate;
  const [ours, theirs] = [contact.linkedInUrl, profile.profileUrl].map((url) =>
    normaliseProfileUrl(url ?? ''),
  );
  if (ours !== undefined && ours === theirs)
    return [
      {
        candidate,
        evidence: {
          field: 'profileUrl',
          crmValue: ours,
          profileValue: theirs,
          level: 'equal',
          bits: BITS.profileUrl,
        },
      },
    ];
  if (contactEmailKey !== undefined && contactEmailKey === profile.emailKey)
    return [{ candidate, evidence: { field: 'email', level: 'equal', bits: BITS.email } }];
  return [];
}

/** The newest reading of one person wins; the key breaks ties so that the order of candidates never matters. */
function byFreshness(left: HardMatch, right: HardMatch): number {
  const [one, other] = [left.candidate.profile, right.candidate.profile];
  return (
    right.evidence.bits - left.evidence.bits ||
    other.observedAt.localeCompare(one.observedAt) ||
    one.key.localeCompare(other.key)
  );
}

function identifyByName({ contact, account }: IdentityQuestion, candidates: readonly Candidate[]): Identity {
  const named = candidates.filter(({ name }) => name === 'exact' || name === 'variant');
  if (named.length === 0) return { kind: 'unknown' };
  const ranked = named
    .map((candidate) => ({ candidate, rank: accountRank(account, candidate) }))
    .sort((left, right) => right.rank.score - left.rank.score);
  const [best, second] = ranked;
  const evidence = [best?.candidate.nameEvidence].filter((one) => one !== undefined);
  if (best?.rank.evidence === undefined) return { kind: 'doubtful', reason: 'weak_identity', evidence };
  evidence.push(best.rank.evidence);
  if (second?.rank.score === best.rank.score)
    return { kind: 'doubtful', reason: 'ambiguous_identity', evidence };
  const [ours, theirs] = [contact.linkedInUrl, best.candidate.profile.profileUrl].map((url) =>
    normaliseProfileUrl(url ?? ''),
  );
  // The CRM names another address: a namesake, or a member who changed theirs. Nobody can tell which.
  if (ours !== undefined && theirs !== undefined && areRivalAddresses(ours, theirs))
    return { kind: 'doubtful', reason: 'weak_identity', evidence };
  const strength = best.candidate.name === 'exact' && best.rank.score === ACCOUNT_SAME ? 'strong' : 'medium';
  return { kind: 'identified', profile: best.candidate.profile, strength, evidence };
}

const ACCOUNT_SAME = 2;
const ACCOUNT_RELATED = 1;

/** Whether the account stands on the profile, now or in the past: the strongest soft evidence there is. */
function accountRank(account: Company, { profile }: Candidate): { score: number; evidence?: Evidence } {
  let found: { score: number; evidence?: Evidence } = { score: 0 };
  for (const position of profile.positions) {
    const { relation, level } = compareCompanies(account, { name: position.companyName });
    const score = relation === 'same' ? ACCOUNT_SAME : relation === 'related' ? ACCOUNT_RELATED : 0;
    if (score > found.score) {
      const bits = BITS.accountOnProfile;
      found = {
        score,
        evidence: {
          field: 'company',
          crmValue: account.name,
          profileValue: position.companyName,
          level,
          bits,
        },
      };
    }
  }
  return found;
}
