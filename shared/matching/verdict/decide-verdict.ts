import { dayOf, type Day } from '../../domain/calendar.ts';
import type { Account, Contact } from '../../domain/contact.ts';
import type { EvidenceKey } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Evidence, Outcome, Verdict } from '../../domain/verdict.ts';
import { companyDomain } from '../company/company-domain.ts';
import type { Company } from '../company/compare-companies.ts';
import { identifyProfile } from '../person/identify-profile.ts';
import type { Identity } from '../person/identity.ts';
import { confidenceOf } from './confidence.ts';
import { decideOutcome } from './decide-outcome.ts';
import { applyDoubt, applyPolicy, doubtAbout, originalFlags, pointsAway } from './doubts.ts';
import { evidenceKey } from './evidence-key.ts';
import { staleOn } from './grace-periods.ts';
import { judgePositions } from './judge-positions.ts';
import { type Places, placesOf } from './places.ts';
import { positionEvidence } from './position-evidence.ts';
import { sentence } from './sentence.ts';
import { skipReason } from './skip-reason.ts';
import { FIXED_CONFIDENCE } from './weights.ts';

export type VerdictInput = {
  contact: Contact;
  account: Account | undefined;
  candidates: readonly Profile[];
  /** Keyed hash of the contact's e-mail address, made as the profile index makes its own. */
  contactEmailKey?: string;
  /** Since when the contact hangs under the account; unknown switches the rule off. */
  accountLinkChangedOn: Day | undefined;
  today: Day;
  policy: Policy;
  /** Of the sentence; English where none is asked for. */
  language?: Language;
};

type Identified = Extract<Identity, { kind: 'identified' }>;

/** Whether this contact is still at its account, as far as the candidate profiles tell. Pure and total. */
export function decideVerdict(input: VerdictInput): Verdict {
  const { contact, account, language } = input;
  const skipped = skipReason(contact, account);
  if (skipped !== undefined || account === undefined)
    return withoutProfile({
      outcome: { kind: 'skipped', reason: skipped ?? 'account_missing' },
      accountName: account?.name ?? '',
      language,
    });
  const company = companyOf(account, contact);
  const identity = identifyProfile({
    contact,
    account: company,
    candidates: input.candidates,
    ...(input.contactEmailKey === undefined ? {} : { contactEmailKey: input.contactEmailKey }),
  });
  const accountName = account.name;
  switch (identity.kind) {
    case 'unknown':
      return withoutProfile({ outcome: { kind: 'notMatched', reason: 'no_match' }, accountName, language });
    case 'doubtful':
      return withoutProfile({
        outcome: { kind: 'uncertain', reason: identity.reason },
        accountName,
        language,
        evidence: identity.evidence,
      });
    case 'identified':
      if (identity.profile.status === 'gone')
        return {
          ...withoutProfile({
            outcome: { kind: 'notMatched', reason: 'profile_gone' },
            accountName,
            language,
            evidence: identity.evidence,
          }),
          profileKey: identity.profile.key,
        };
      return ofProfile({ input, account, company, identity });
  }
}

/** A free mailbox names no company; a website is the company's by definition. */
function companyOf({ name, website }: Account, { email }: Contact): Company {
  const domains = [website, companyDomain(email ?? '')].filter((domain) => domain !== undefined);
  return { name, domains };
}

function withoutProfile({
  outcome,
  accountName,
  language,
  evidence = [],
}: {
  outcome: Outcome;
  accountName: string;
  language: Language | undefined;
  evidence?: Evidence[];
}): Verdict {
  const confidence = outcome.kind === 'uncertain' ? FIXED_CONFIDENCE.undecided : FIXED_CONFIDENCE.certain;
  return {
    outcome,
    confidence,
    evidence,
    sentence: sentence({ outcome, accountName }, language),
    flaggedByOriginal: false,
  };
}

type Setting = { input: VerdictInput; account: Account; company: Company; identity: Identified };

function ofProfile({ input, account, company, identity }: Setting): Verdict {
  const { profile, strength } = identity;
  const { today, policy, accountLinkChangedOn } = input;
  const seenOn = dayOf(new Date(profile.observedAt));
  const positions = judgePositions({ account: company, profile, today });
  const doubt = doubtAbout({ strength, seenOn, today, accountLinkChangedOn });
  const flaggedByOriginal = doubt === undefined && originalFlags(positions);
  const found = applyDoubt(decideOutcome(positions, today), doubt);
  const finding = applyPolicy(found, { policy, flaggedByOriginal });
  const places = placesOf(finding);
  const dueOn =
    doubt?.always === true
      ? undefined
      : earliest([found.dueOn, staleOn(seenOn), ...positions.map(({ turnsOn }) => turnsOn)]);
  return {
    outcome: finding.outcome,
    profileKey: profile.key,
    ...(pointsAway(finding.outcome) ? { evidenceKey: keyOf(account, places) } : {}),
    ...places,
    confidence: confidenceOf(finding, identity.evidence),
    evidence: [...identity.evidence, ...positionEvidence({ account, positions, seenOn })],
    sentence: sentence(
      { ...places, outcome: finding.outcome, accountName: account.name, seenOn },
      input.language,
    ),
    ...(dueOn === undefined ? {} : { dueOn }),
    flaggedByOriginal,
  };
}

const keyOf = (account: Account, { departure, destination }: Places): EvidenceKey =>
  evidenceKey({
    accountId: account.id,
    ...(departure === undefined ? {} : { departed: departure }),
    ...(destination === undefined ? {} : { destination }),
  });

const earliest = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.filter((day) => day !== undefined).sort()[0];
