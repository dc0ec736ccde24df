import type { Contact } from '../domain/contact.ts';
import { digest } from '../domain/digest.ts';
import type { Stamp } from '../domain/ids.ts';
import { EVIDENCE_FIELDS, type SecuredField } from '../domain/safeguards.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { contactStamp } from './stamps.ts';

/** Per column: enough to see that it changed, far too little to tell what it held. */
const DIGITS = 4;

/** Everything of the contact beside its evidence columns that a verdict depends on. */
const placeOf = ({ parent, active, mergedInto }: Contact) => [
  parent.kind === 'account' ? parent.accountId : parent.kind,
  active,
  mergedInto,
];

const stampsOf = (contact: Contact): string[] => [
  digest(placeOf(contact), DIGITS),
  ...EVIDENCE_FIELDS.map((field) => digest(contact[field], DIGITS)),
];

const split = (text: string): string[] => text.match(/.{4}/g) ?? [];

type Known = Pick<Snapshot, 'stamps' | 'fieldStamps'> | undefined;
type Seen = { contact: Contact; before: Known; secured: readonly SecuredField[] };

/** One digest per column; a secured column that reads as empty keeps the one it had. */
export function fieldStampsOf({ contact, before, secured }: Seen): string {
  const known = split(before?.fieldStamps ?? '');
  return stampsOf(contact)
    .map((stamp, index) => (isUnknown({ contact, secured }, index) ? (known[index] ?? stamp) : stamp))
    .join('');
}

/**
 * The contact's stamp, where an evidence column that we are not allowed to see is unknown, not changed: it counts as
 * it was when we last saw it.
 */
export function seenContactStamp(seen: Seen): Stamp {
  const { contact, before } = seen;
  const hides = EVIDENCE_FIELDS.some((_field, index) => isUnknown(seen, index + 1));
  if (!hides || before?.fieldStamps === undefined) return contactStamp(contact);
  return fieldStampsOf(seen) === before.fieldStamps ? before.stamps.contact : contactStamp(contact);
}

function isUnknown({ contact, secured }: Pick<Seen, 'contact' | 'secured'>, index: number): boolean {
  const field = EVIDENCE_FIELDS[index - 1]; // the first digest is that of the place
  return field !== undefined && secured.includes(field) && contact[field] === undefined;
}
