import { dayOf, type Day, type Month } from '../../shared/domain/calendar.ts';
import type { Flag } from '../../shared/domain/flag.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Profile } from '../../shared/domain/profile.ts';
import type { ConfidenceBand, Outcome, Verdict } from '../../shared/domain/verdict.ts';
import type { Explanation } from '../../shared/jobs/explain-contacts.ts';
import { normaliseProfileUrl } from '../../shared/matching/person/normalise-profile-url.ts';
import { shownName } from '../../shared/matching/text/shown-name.ts';
import { sentence } from '../../shared/matching/verdict/sentence.ts';
import { evidenceLines, type EvidenceLine } from './evidence-lines.ts';
import type { CrmAccount, FindAccount } from './find-account.ts';
import { rejectedLines } from './rejected-lines.ts';
import type { ReportWords } from './words/report-words.ts';

/** Everything that the report, the workbook and the CSV file say of one contact, in one language. */
export type ContactResult = {
  contactId: string;
  firstName: string;
  lastName: string;
  fullName: string;
  jobTitle: string;
  accountName: string;
  flag: Flag;
  /** What a dry run would have written. */
  owed?: Flag;
  outcome: Outcome;
  sentence: string;
  confidence: number;
  /** Absent where there was no profile to be sure about. */
  band?: ConfidenceBand;
  evidence: readonly EvidenceLine[];
  rejected: readonly string[];
  versions: Verdict['versions'];
  destination?: { companyName: string; title?: string; since?: Month };
  /** The new employer is this other account of the CRM. */
  movedTo?: CrmAccount;
  /** `https` and LinkedIn, whatever the data says. */
  profileUrl?: string;
  profileSeenOn?: Day;
  matched: boolean;
};

export type Telling = { language: Language; words: ReportWords; findAccount: FindAccount };

/** Not what a person decided to ignore, nor a held move: many going to one place may be a takeover. */
const MOVES = new Set<Outcome['kind']>(['notAtCompany', 'possiblyLeft']);

/** What was decided last, as the snapshot has it; the verdict alone where a contact was never validated. */
export function contactResult(explanation: Explanation, telling: Telling): ContactResult {
  const { contact, account, snapshot, verdict, profile } = explanation;
  const { language, words } = telling;
  const outcome = snapshot?.outcome ?? verdict.outcome;
  const movedTo = movedToOf({ ...explanation, outcome }, telling);
  const unsure = verdict.outcome.kind === 'notMatched' || verdict.outcome.kind === 'skipped';
  const link = profileLink(profile?.profileUrl ?? contact.linkedInUrl);
  const { firstName = '', lastName = '' } = contact;
  return {
    contactId: contact.id,
    firstName,
    lastName: lastName === '' && firstName === '' ? (contact.fullName ?? '') : lastName,
    fullName: shownName(contact.fullName ?? `${firstName} ${lastName}`),
    jobTitle: shownName(contact.jobTitle ?? ''),
    accountName: account?.name ?? '',
    flag: contact.flag ?? 0,
    ...(snapshot?.owed !== undefined && { owed: snapshot.owed }),
    outcome,
    sentence: sentenceOf({ ...explanation, outcome }, language),
    confidence: verdict.confidence,
    ...(!unsure && { band: verdict.band }),
    evidence: evidenceLines(verdict.evidence, { words: words.evidence, language }),
    rejected: rejectedLines(verdict.rejected, words.evidence.rejected),
    versions: verdict.versions,
    ...(verdict.destination !== undefined && { destination: verdict.destination }),
    ...(movedTo !== undefined && { movedTo }),
    ...(link !== undefined && { profileUrl: link }),
    ...(profile !== undefined && { profileSeenOn: dayOf(new Date(profile.observedAt)) }),
    matched: isMatched(profile),
  };
}

const isMatched = (profile: Profile | undefined): boolean => profile?.status === 'found';

type Standing = Explanation & { outcome: Outcome };

/** What the profile says, and beside it what stands in the way of acting on it. */
function sentenceOf({ outcome, verdict, account }: Standing, language: Language): string {
  const stands = outcome.kind === 'held' || outcome.kind === 'ignored' || outcome.reason === 'out_of_scope';
  if (!stands) return verdict.sentence ?? '';
  return `${verdict.sentence ?? ''} ${sentence({ outcome, accountName: account?.name ?? '' }, language)}`;
}

function movedToOf(
  { outcome, verdict, account }: Standing,
  { findAccount }: Telling,
): CrmAccount | undefined {
  if (verdict.destination === undefined || !MOVES.has(outcome.kind)) return undefined;
  return findAccount({ companyName: verdict.destination.companyName, ownAccountId: account?.id });
}

/** A link that can only lead to a member's page at LinkedIn; undefined for anything else. */
function profileLink(url: string | undefined): string | undefined {
  const normal = normaliseProfileUrl(url ?? '');
  return normal === undefined ? undefined : new URL(`https://www.${normal}`).href;
}
