import type { AccountId, ContactId } from '../../domain/ids.ts';
import type { AccountContactMail } from '../../domain/scope.ts';

/** The edge from the account under which this contact hangs, where there is one. */
export const edgeOf = ({
  contactId,
  accountId,
  mailKey,
}: {
  contactId: ContactId;
  accountId?: AccountId;
  mailKey?: string;
}): AccountContactMail[] =>
  accountId === undefined ? [] : [{ accountId, contactId, ...(mailKey !== undefined && { mailKey }) }];
