import { mailKeyOf } from '../../changes/mail-key.ts';
import type { Account } from '../../domain/contact.ts';
import type { AccountId, ContactId } from '../../domain/ids.ts';
import { websiteDomain } from '../../matching/company/company-domain.ts';
import { learnAccountDomains } from '../../matching/company/learn-account-domains.ts';
import { mailDomain } from '../../matching/person/mail-domain.ts';
import type { LearnedDomains } from '../../state/learned-contract.ts';
import { ownerOf } from './follow-websites.ts';
import type { StageDeps, StagePage } from './stage.ts';

/** Enough to tell which domains an account's contacts write from. */
const CONTACTS_ASKED = 1000;

type Candidate = { account: Account; mailKey: string; witness: ContactId };

export type Domains = ReadonlyMap<AccountId, LearnedDomains>;

export const NONE: LearnedDomains = { claimed: [], domains: [] };

/** Domains of each account that are well supported, not its website's, and of no other account. */
export async function learnDomains(
  deps: StageDeps,
  { signal }: StagePage,
  { accounts, before }: { accounts: readonly Account[]; before: Domains },
): Promise<Domains> {
  const found = await Promise.all(accounts.map((account) => candidatesOf(deps, account)));
  const candidates = found.flat();
  const ids = [...new Set(candidates.map(({ witness }) => witness))];
  // Only the hash of a domain lies beside a contact; its text is asked of a contact that writes from it.
  const { contacts } =
    ids.length === 0 ? { contacts: [] } : await deps.contacts.readContacts({ ids, signal });
  const texts = new Map(contacts.map(({ contact }) => [contact.id, mailDomain(contact.email)]));
  const learned = new Map<AccountId, LearnedDomains>();
  for (const { account, mailKey, witness } of candidates) {
    const domain = texts.get(witness);
    if (domain === undefined || mailKeyOf(domain) !== mailKey) continue;
    const isAlone = await isItsAlone(deps, { domain, accountId: account.id });
    const { claimed, domains } = learned.get(account.id) ?? NONE;
    learned.set(account.id, {
      claimed: [...claimed, domain],
      domains: isAlone ? [...domains, domain] : domains,
    });
  }
  // Also those of accounts that are gone: nobody else could learn the domain.
  const own = new Set(accounts.flatMap(ownerOf).map(({ domain, accountId }) => `${accountId} ${domain}`));
  for (const [accountId, { claimed }] of before) {
    const kept = learned.get(accountId)?.claimed ?? [];
    for (const domain of claimed)
      if (!kept.includes(domain) && !own.has(`${accountId} ${domain}`))
        await giveUp(deps, { domain, accountId });
  }
  return learned;
}

/** Known without asking Dataverse: of most accounts the contacts write from the website's domain. */
function ownMailKey({ website }: Account): string | undefined {
  const domain = website === undefined ? undefined : websiteDomain(website);
  return domain === undefined ? undefined : mailKeyOf(domain);
}

async function candidatesOf({ scope }: StageDeps, account: Account): Promise<Candidate[]> {
  const contacts = await scope.listMailKeys({ accountId: account.id, limit: CONTACTS_ASKED });
  const supported = learnAccountDomains(contacts.map(({ mailKey }) => mailKey));
  const own = ownMailKey(account);
  return supported.flatMap((mailKey) => {
    if (mailKey === own) return [];
    const witness = contacts.find((contact) => contact.mailKey === mailKey)?.contactId;
    return witness === undefined ? [] : [{ account, mailKey, witness }];
  });
}

/** The claim is on record before the others are read; where there are two, both lose the domain. */
async function isItsAlone(
  { learned }: StageDeps,
  owner: { domain: string; accountId: AccountId },
): Promise<boolean> {
  const known = await learned.listOwners(owner.domain);
  if (!known.includes(owner.accountId)) {
    await learned.addOwners([owner]);
    await learned.markAccounts(known, 'mail');
  }
  const owners = await learned.listOwners(owner.domain);
  return owners.every((id) => id === owner.accountId);
}

/** Without support there is no claim, and the others may have it. */
async function giveUp(
  { learned }: StageDeps,
  owner: { domain: string; accountId: AccountId },
): Promise<void> {
  await learned.removeOwner(owner);
  await learned.markAccounts(await learned.listOwners(owner.domain), 'mail');
}
