import { digest } from '../domain/digest.ts';
import type { AccountId } from '../domain/ids.ts';

/** Few partitions, so that the rows of many accounts are a few transactions; those of one account are one range. */
export const accountPartition = (accountId: AccountId): string => digest(accountId, 1);
