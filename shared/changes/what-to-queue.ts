import type { Contact } from '../domain/contact.ts';
import type { Mode } from '../domain/enablement.ts';
import { FLAG, sameFlag } from '../domain/flag.ts';
import type { ContactId } from '../domain/ids.ts';
import type { SecuredField } from '../domain/safeguards.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { flagAsLastSeen } from './as-last-seen.ts';
import type { Errand } from './covered.ts';
import { seenContactStamp } from './field-stamps.ts';

type Queued = { cause: 'contact' | 'flag' | 'pending' | 'owed' | 'scope'; stamp: string };

/** Why this row of the contact delta needs a validation, or undefined when it is an echo or nothing new. */
export function whatToQueue({
  contact,
  snapshot,
  inScope,
  mode,
  secured = [],
}: {
  contact: Contact;
  snapshot: Snapshot | undefined;
  inScope: boolean;
  mode: Mode;
  /** Columns that may be hidden from us. */
  secured?: readonly SecuredField[];
}): (Queued & Errand) | undefined {
  const stamp = seenContactStamp({ contact, before: snapshot, secured });
  if (snapshot === undefined) return inScope ? { cause: 'contact', stamp } : undefined;
  if (snapshot.pending !== undefined) return { cause: 'pending', stamp: '' };
  if (snapshot.stamps.contact !== stamp) return { cause: 'contact', stamp };
  const { flag } = flagAsLastSeen(contact, { before: snapshot, secured });
  if (!sameFlag(snapshot.flag, flag)) return { cause: 'flag', stamp: String(flag ?? FLAG.noFeedback) };
  if (snapshot.owed !== undefined && mode === 'on') return { cause: 'owed', stamp: '' };
  if (inScope && snapshot.outcome.reason === 'out_of_scope') return { cause: 'scope', stamp: '' };
  return undefined;
}

/** Who takes over what people decided about a contact that lost a merge, when its page tells of that. */
export function heirOf({
  contact: { flag, mergedInto },
  snapshot,
  errand,
}: {
  contact: Contact;
  snapshot: Snapshot | undefined;
  errand: Errand | undefined;
}): ContactId | undefined {
  // An Ignore stands on the row itself, so that nobody need have validated it.
  const isNews = errand?.cause === 'contact' || (snapshot === undefined && flag === FLAG.ignore);
  return isNews ? mergedInto : undefined;
}
