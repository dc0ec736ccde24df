import type { Clock, Day, Instant } from '../../domain/calendar.ts';
import type { Account, Contact } from '../../domain/contact.ts';
import type { LookUpKey, Stamp } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Profile } from '../../domain/profile.ts';
import type { SecuredField } from '../../domain/safeguards.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { Knowledge } from '../../matching/company/prepare-name.ts';
import type { Identity } from '../../matching/person/identity.ts';
import { decideVerdict } from '../../matching/verdict/decide-verdict.ts';
import type { IdentityInput } from '../../matching/verdict/identify-contact.ts';
import type { Inheritance } from './read-inheritances.ts';

/** Everything about one contact that its validation has read. */
export type Situation = {
  contact: Contact;
  account: Account | undefined;
  /** Without what may be pending on it. */
  before: Snapshot | undefined;
  wasPending?: boolean;
  etag: string | undefined;
  inScope: boolean;
  lookUpKeys: readonly LookUpKey[];
  emailKey: LookUpKey | undefined;
  otherEmailKeys: readonly LookUpKey[];
  candidates: readonly Profile[];
  /** Present where this contact takes over from others that were merged into it. */
  inherited?: Inheritance;
  /** Which profile it claims, and whether others do. `claimants`: who they all are, where the claim is by name. */
  claim?: { identity: Identity; contested: boolean; claimants?: Stamp };
};

/** What identifying the contact needs of it. */
export const identityInputOf = ({
  contact,
  account,
  candidates,
  emailKey,
  otherEmailKeys,
}: Situation): IdentityInput => ({
  contact,
  account,
  candidates,
  ...(emailKey !== undefined && { contactEmailKey: emailKey }),
  otherEmailKeys,
});

export type Rulebook = {
  policy: Policy;
  rulesVersion: string;
  clock: Clock;
  /** Evidence that may be hidden from us. */
  securedFields?: readonly SecuredField[];
  /** When the environment was last replaced by another one. */
  restoredAt?: Instant | undefined;
  /** What the customer's own list adds to the companies that ship. */
  knowledge?: Knowledge;
  /** Of the sentences; nothing that is kept holds one. */
  language?: Language;
};

export const accountIdOf = ({ parent }: Contact) =>
  parent.kind === 'account' ? parent.accountId : undefined;

/** Since when the contact hangs under its account: its creation, or the day we saw it move (design §10). */
export function accountLinkChangedOn(
  { contact, before }: Pick<Situation, 'contact' | 'before'>,
  today: Day,
): Day | undefined {
  if (before === undefined) return contact.createdOn;
  return before.accountId === accountIdOf(contact) ? before.accountLinkChangedOn : today;
}

/** What matching says of the contact, with the scope rule on top. Pure. */
export function verdictOf(situation: Situation, { policy, clock, knowledge, language }: Rulebook): Verdict {
  const { claim } = situation;
  const today = clock.today();
  const verdict = decideVerdict({
    ...identityInputOf(situation),
    ...(claim !== undefined && { claim }),
    accountLinkChangedOn: accountLinkChangedOn(situation, today),
    today,
    policy,
    ...(knowledge !== undefined && { knowledge }),
    ...(language !== undefined && { language }),
  });
  if (situation.inScope || verdict.outcome.kind === 'skipped') return verdict;
  return { ...verdict, outcome: { kind: 'skipped', reason: 'out_of_scope' } };
}
