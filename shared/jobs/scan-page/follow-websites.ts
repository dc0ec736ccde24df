import type { Account } from '../../domain/contact.ts';
import type { AccountId } from '../../domain/ids.ts';
import { websiteDomain } from '../../matching/company/company-domain.ts';
import type { StageDeps } from './stage.ts';

type Changed = {
  /** What was known of these accounts: nothing of new ones, undefined at the very first reading. */
  before: ReadonlyMap<AccountId, Account> | undefined;
  accounts: readonly Account[];
  deletedIds: readonly AccountId[];
};
type Owner = { domain: string; accountId: AccountId };

/**
 * A website's domain is nobody else's, however many of an account's contacts write from it. Where a website changed or
 * its account is gone, whoever else writes from the old or the new domain is looked at again, and so is the account.
 */
export async function followWebsites(
  { learned }: Pick<StageDeps, 'learned'>,
  { before, accounts, deletedIds }: Changed,
): Promise<void> {
  const now = accounts.flatMap(ownerOf);
  await learned.addOwners(now);
  const domainNow = new Map(now.map(({ accountId, domain }) => [accountId, domain]));
  // Nobody has learned anything yet that a website could take away.
  if (before === undefined) return;
  const was = [...before.values()].flatMap(ownerOf);
  const domainBefore = new Map(was.map(({ accountId, domain }) => [accountId, domain]));
  const left = was.filter(({ accountId, domain }) => domainNow.get(accountId) !== domain);
  const isNews = ({ accountId, domain }: Owner) => domainBefore.get(accountId) !== domain;
  const gained = now.filter(isNews);
  for (const owner of left) await learned.removeOwner(owner);
  const concerned = new Set<AccountId>(deletedIds);
  for (const { accountId, domain } of [...left, ...gained]) {
    concerned.add(accountId);
    for (const other of await learned.listOwners(domain)) concerned.add(other);
  }
  await learned.markAccounts([...concerned], 'mail');
}

export function ownerOf({ id, website }: Account): Owner[] {
  const domain = website === undefined ? undefined : websiteDomain(website);
  return domain === undefined ? [] : [{ domain, accountId: id }];
}
