import type { ProfileKey } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Evidence, Outcome, Rejected, Verdict } from '../../domain/verdict.ts';
import { bandOf } from './confidence.ts';
import { verdictVersions } from './rules-version.ts';
import { sentence } from './sentence.ts';
import { FIXED_CONFIDENCE } from './weights.ts';

type Known = {
  outcome: Outcome;
  accountName: string;
  language: Language | undefined;
  evidence?: readonly Evidence[];
  rejected?: readonly Rejected[];
  profileKey?: ProfileKey;
};

/** A verdict that rests on no position: skipped, no profile, or several that might be the person's. */
export function withoutProfile({
  outcome,
  accountName,
  language,
  evidence = [],
  rejected = [],
  profileKey,
}: Known): Verdict {
  const confidence = outcome.kind === 'uncertain' ? FIXED_CONFIDENCE.undecided : FIXED_CONFIDENCE.certain;
  return {
    outcome,
    rule: outcome.reason,
    ...(profileKey === undefined ? {} : { profileKey }),
    confidence,
    band: bandOf(confidence),
    evidence,
    rejected,
    versions: verdictVersions(),
    ...(language === undefined ? {} : { sentence: sentence({ outcome, accountName }, language) }),
    flaggedByOriginal: false,
  };
}
