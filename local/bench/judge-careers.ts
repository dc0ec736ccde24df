import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { compareCompanies } from '../../shared/matching/company/compare-companies.ts';
import { decideVerdict } from '../../shared/matching/verdict/decide-verdict.ts';
import type { CareersQuestion } from './read-careers.ts';

const truthRowSchema = z.object({ contactId: z.string(), label: z.string(), newEmployer: z.string() });

export type CareersJudgement = {
  flagged: ReadonlySet<string>;
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
  return { flagged, namesakesConfused, verdicts };
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
