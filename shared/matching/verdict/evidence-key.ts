import type { Month } from '../../domain/calendar.ts';
import type { Account } from '../../domain/contact.ts';
import { digest } from '../../domain/digest.ts';
import { type AccountId, type EvidenceKey } from '../../domain/ids.ts';
import { companyCore } from './company-core.ts';
import type { Places } from './places.ts';

type DecidingEvidence = {
  accountId: AccountId;
  departed?: { companyName: string; endMonth?: Month };
  destination?: { companyName: string };
};

const coreOf = (company: { companyName: string } | undefined): string | undefined =>
  company === undefined ? undefined : companyCore(company.companyName);

/** What a person decides about when they say "ignore": no weights, dates seen, titles or rule versions. */
const evidenceKey = ({ accountId, departed, destination }: DecidingEvidence): EvidenceKey =>
  digest([accountId, coreOf(departed), departed?.endMonth, coreOf(destination)], 16) as EvidenceKey; // 16 hexadecimal digits make the brand

export const keyOfEvidence = (
  account: Pick<Account, 'id'>,
  { departure, destination }: Places,
): EvidenceKey =>
  evidenceKey({
    accountId: account.id,
    ...(departure === undefined ? {} : { departed: departure }),
    ...(destination === undefined ? {} : { destination }),
  });
