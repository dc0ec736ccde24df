import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { isMassMove } from '../../shared/changes/brake.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { compareCompanies } from '../../shared/matching/company/compare-companies.ts';
import { normaliseCore } from '../../shared/matching/company/normalise-company-name.ts';
import { decideVerdict } from '../../shared/matching/verdict/decide-verdict.ts';
import type { CareersQuestion } from './read-careers.ts';

const truthRowSchema = z.object({ contactId: z.string(), label: z.string(), newEmployer: z.string() });

export type CareersJudgement = {
  flagged: ReadonlySet<string>;
  /** Those that the brake would hold, contact after contact, as it does in the product. */
  held: ReadonlySet<string>;
  /** Contacts whose verdict rests on somebody else's profile. */
  namesakesConfused: readonly string[];
  verdicts: ReadonlyMap<string, Verdict>;
};

/** Development reads errors in one half; the other only counts. */
export const isDevelopmentHalf = (contactId: string): boolean =>
  (createHash('sha256').update(contactId).digest()[0] ?? 0) % 2 === 0;

/** Judges every question in this process. */
export function judgeCareers(
  questions: readonly CareersQuestion[],
  { truthCsv }: { truthCsv: string },
): CareersJudgement {
  const truth = new Map(
    z
      .array(truthRowSchema)
      .parse(parse(truthCsv, { columns: true, bom: true }))
      .map((row) => [row.contactId, row]),
  );
  const verdicts = new Map<string, Verdict>();
  const flagged = new Set<string>();
  const namesakesConfused: string[] = [];
  for (const question of questions) {
    const { id } = question.contact;
    const verdict = decideVerdict(question);
    verdicts.set(id, verdict);
    if (verdict.outcome.kind === 'notAtCompany') flagged.add(id);
    if (isConfused({ verdict, question, truth: truth.get(id) })) namesakesConfused.push(id);
  }
  return { flagged, held: heldByBrake(questions, verdicts), namesakesConfused, verdicts };
}

type Departure = Parameters<typeof isMassMove>[0] & { accountId: string };

function heldByBrake(
  questions: readonly CareersQuestion[],
  verdicts: ReadonlyMap<string, Verdict>,
): Set<string> {
  const departures: Departure[] = [];
  const held = new Set<string>();
  for (const { contact, account } of questions) {
    const verdict = verdicts.get(contact.id);
    const { endMonth } = verdict?.departure ?? {};
    const destination = verdict?.destination?.companyName;
    if (verdict?.outcome.kind !== 'notAtCompany' || endMonth === undefined || destination === undefined)
      continue;
    const self = {
      contactId: contact.id,
      accountId: account?.id ?? '',
      destination: normaliseCore(destination),
      endMonth,
    };
    const before = departures.filter(({ accountId }) => accountId === self.accountId);
    if (isMassMove(self, before)) held.add(contact.id);
    departures.push(self);
  }
  return held;
}

type Judged = {
  verdict: Verdict;
  question: CareersQuestion;
  truth: z.infer<typeof truthRowSchema> | undefined;
};

/** By address where the contact has one; else a flagged mover must have gone where the truth says. */
function isConfused({ verdict, question: { ownProfile }, truth }: Judged): boolean {
  if (verdict.profileKey === undefined) return false;
  if (ownProfile !== undefined) return verdict.profileKey !== ownProfile;
  if (verdict.outcome.kind !== 'notAtCompany' || truth?.label !== 'moved') return false;
  const found = { name: verdict.destination?.companyName ?? '' };
  return compareCompanies(found, { name: truth.newEmployer }).relation !== 'same';
}
