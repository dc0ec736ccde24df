import { learnedStamp } from '../../changes/learned-stamp.ts';
import type { Account } from '../../domain/contact.ts';
import { digest } from '../../domain/digest.ts';
import type { AccountId } from '../../domain/ids.ts';
import { PUBLIC_RARITY } from '../../matching/company/token-rarity.ts';
import type { TokenRarity } from '../../matching/company/token-rarity.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { LearnedCause, LearnedDomains } from '../../state/learned-contract.ts';
import { rarityOfWords } from '../steps/learned-companies.ts';
import { learnDomains, NONE, type Domains } from './learn-domains.ts';
import type { ScanStage, StageDeps } from './stage.ts';

const ACCOUNTS_PER_PAGE = 50;
const CONTACTS_PER_READ = 1000;

type Mark = { accountId: AccountId; cause: LearnedCause };

/**
 * Learns the mail domains of the accounts whose contacts changed, and has the contacts of those accounts validated again
 * for which that, or the weight of a word, makes a difference: on the low-priority queue (promise 15).
 */
export const scanLearned: ScanStage = async (deps, page) => {
  const marks = await deps.learned.listMarked(ACCOUNTS_PER_PAGE);
  const ids = [...new Set(marks.map(({ accountId }) => accountId))];
  const accounts = await deps.accounts.readAccounts(ids);
  const before = await deps.learned.readDomains(ids);
  const remarked = new Set<AccountId>();
  const learned = await learnDomains(remarking(deps, remarked), page, {
    accounts: [...accounts.values()],
    before,
  });
  const changed = ids.filter((id) => textOf(before.get(id)) !== textOf(learned.get(id)));
  await deps.learned.saveDomains(
    changed.map((accountId) => ({ accountId, ...(learned.get(accountId) ?? NONE) })),
  );
  // After the domains, so that whoever sees the new version reads them; also when a crash let them be saved before.
  if (ids.some((id) => before.has(id) || learned.has(id)))
    await deps.learned.saveVersion(digest([page.sweep.runId, page.sweep.page, deps.clock.today()], 16));
  return {
    rows: marks.length,
    items: await itemsOf(deps, { marks, accounts, learned, before }),
    lane: 'later',
    cursor: {},
    // What is learned of one account may concern another: the list is done when it is empty.
    complete: marks.length === 0,
    afterQueued: () =>
      deps.learned.unmarkAccounts(
        marks.filter(({ accountId, cause }) => cause !== 'mail' || !remarked.has(accountId)),
      ),
  };
};

const textOf = ({ claimed, domains }: LearnedDomains = NONE): string => JSON.stringify([claimed, domains]);

/** The store as `learn` sees it: remembers whom it marks, so that a mark made on this page outlives the page. */
const remarking = (deps: StageDeps, remarked: Set<AccountId>): StageDeps => ({
  ...deps,
  learned: {
    ...deps.learned,
    markAccounts: (ids, cause) => {
      for (const id of ids) remarked.add(id);
      return deps.learned.markAccounts(ids, cause);
    },
  },
});

type Found = {
  marks: readonly Mark[];
  accounts: ReadonlyMap<AccountId, Account>;
  learned: Domains;
  before: Domains;
};

async function itemsOf(deps: StageDeps, { marks, accounts, learned, before }: Found): Promise<JobItem[]> {
  const words = await deps.learned.readWords();
  const rarity = words === undefined ? PUBLIC_RARITY : rarityOfWords(words);
  const items: JobItem[] = [];
  for (const { accountId, cause } of marks) {
    const account = accounts.get(accountId);
    const learnedDomains = learned.get(accountId)?.domains ?? [];
    // Nothing was there to learn: the case of most accounts, whose contacts write from the website's domain.
    const isIdle = cause === 'mail' && learnedDomains.length === 0 && !before.has(accountId);
    if (account !== undefined && !isIdle)
      items.push(...(await itemsOfAccount(deps, { ...account, learnedDomains }, rarity)));
  }
  return items;
}

async function itemsOfAccount(deps: StageDeps, account: Account, rarity: TokenRarity): Promise<JobItem[]> {
  const stamp = learnedStamp(account, rarity);
  const items: JobItem[] = [];
  let next: string | undefined;
  do {
    const request = { accountId: account.id, next, limit: CONTACTS_PER_READ };
    const edges = await deps.scope.listContactsOfAccount(request);
    const snapshots = await deps.snapshots.readSnapshots(edges.contactIds);
    for (const contactId of edges.contactIds) {
      // Without a snapshot its first validation is under way and may have read what was known before.
      if (snapshots.get(contactId)?.row.stamps.learned !== stamp)
        items.push({ contactId, cause: 'learned', stamp });
    }
    next = edges.next;
  } while (next !== undefined);
  return items;
}
