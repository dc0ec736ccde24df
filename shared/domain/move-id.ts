import { digest } from './digest.ts';
import { accountIdSchema, type AccountId } from './ids.ts';

const PATTERN = /^(.+)-([0-9a-f]{16})$/;

/** Names a move in its table and in URLs; tells nothing about where people went, whose name may hold any character. */
export const moveIdOf = ({ accountId, destination }: { accountId: AccountId; destination: string }): string =>
  `${accountId}-${digest(destination, 16)}`;

/** The account of a move's name, or undefined when it is no such name. */
export function accountOfMove(moveId: string): AccountId | undefined {
  const [, account] = PATTERN.exec(moveId) ?? [];
  return accountIdSchema.safeParse(account).data;
}
