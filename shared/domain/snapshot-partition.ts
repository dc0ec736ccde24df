import { createHash } from 'node:crypto';
import type { ContactId } from './ids.ts';

/** Where a contact's snapshot lives: 16 partitions, which are also the sessions that bound the load (promise 9). */
export const snapshotPartition = (contactId: ContactId): string =>
  createHash('sha256').update(contactId).digest('hex').slice(0, 1);
