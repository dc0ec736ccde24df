import type { Month } from '../../domain/calendar.ts';
import { digest } from '../../domain/digest.ts';
import { type AccountId, type EvidenceKey, evidenceKeySchema } from '../../domain/ids.ts';
import { normaliseCompanyName } from '../company/normalise-company-name.ts';

export type DecidingEvidence = {
  accountId: AccountId;
  departed?: { companyName: string; endMonth?: Month };
  destination?: { companyName: string };
};

const coreOf = (company: { companyName: string } | undefined): string | undefined =>
  company === undefined ? undefined : normaliseCompanyName(company.companyName).core;

/** What a person decides about when they say "ignore": no weights, dates seen, titles or rule versions. */
export const evidenceKey = ({ accountId, departed, destination }: DecidingEvidence): EvidenceKey =>
  evidenceKeySchema.parse(digest([accountId, coreOf(departed), departed?.endMonth, coreOf(destination)], 16));
