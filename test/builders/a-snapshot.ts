import { accountStamp, contactStamp, ruleStamps } from '../../shared/changes/stamps.ts';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { evidenceKeySchema } from '../../shared/domain/ids.ts';
import { DEFAULT_POLICY, type Policy } from '../../shared/domain/policy.ts';
import type { Snapshot } from '../../shared/domain/snapshot.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { aContact, anAccount } from './a-contact.ts';
import { accountIdOf, contactIdOf } from './ids.ts';

export const CAREFUL: Policy = DEFAULT_POLICY;

export const evidenceKeyOf = (digit: string) => evidenceKeySchema.parse(digit.repeat(16));

/** Contact 1 of account 1, verified, nobody ever set a flag. */
export const aSnapshot = (overrides: Partial<Snapshot> = {}): Snapshot => ({
  contactId: contactIdOf(1),
  stamps: {
    contact: contactStamp(aContact()),
    account: accountStamp(anAccount()),
    ...ruleStamps({ rulesVersion: 'test', policy: CAREFUL }),
  },
  profileStamps: [],
  accountId: accountIdOf(1),
  lookUpKeys: [],
  outcome: { kind: 'verified', reason: 'still_there' },
  dismissedKeys: [],
  flag: null,
  flagOwner: 'person',
  contested: 0,
  writes: 0,
  validatedAt: instantSchema.parse('2026-11-01T00:00:00Z'),
  ...overrides,
});

export const aVerdict = (overrides: Partial<Verdict> = {}): Verdict => ({
  outcome: { kind: 'verified', reason: 'still_there' },
  confidence: 0.9,
  band: 'medium',
  rule: 'at_account_only',
  evidence: [],
  rejected: [],
  versions: { rules: 'test', tables: 'test' },
  sentence: 'Still at Contoso.',
  flaggedByOriginal: false,
  ...overrides,
});

/** The person left: evidence key of a's. */
export const aDeparture = (overrides: Partial<Verdict> = {}): Verdict =>
  aVerdict({
    outcome: { kind: 'notAtCompany', reason: 'position_ended' },
    evidenceKey: evidenceKeyOf('a'),
    departure: { companyName: 'Contoso' },
    destination: { companyName: 'Fabrikam' },
    ...overrides,
  });
