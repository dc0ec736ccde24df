import { learnedStamp } from '../../changes/learned-stamp.ts';
import type { Account } from '../../domain/contact.ts';
import { digest } from '../../domain/digest.ts';
import type { AccountId } from '../../domain/ids.ts';
import { PUBLIC_RARITY } from '../../matching/company/token-rarity.ts';
import type { JobItem } from '../../queue/contract.ts';
import type { LearnedDomains, MarkCause } from '../../state/learned-contract.ts';
import { rarityOfWords } from '../steps/learned-companies.ts';
import { itemsNotStamped } from './items-not-stamped.ts';
import { learnDomains, NONE, type Domains } from './learn-domains.ts';
import { itemsUnderParents } from './scan-parents.ts';
import type { ScanStage, StageDeps } from './stage.ts';

const ACCOUNTS_PER_PAGE = 50;

type Mark = { accountId: AccountId; cause: MarkCause };

/**
 * Learns the mail domains of the accounts whose contacts changed, and has the contacts of those accounts validated again
 * for which that, the weight of a word, or what their account's parent is called now makes a difference: on the
 * low-priority queue (promise 15).
 */
export const scanLearned: ScanStage = async (deps, page) => {
  const marks = await deps.learned.listMarked(ACCOUNTS_PER_PAGE);
  const known = await deps.accounts.readAccounts(accountsOf(marks));
  const own = marks.filter(isOwn);
  const renamed = among(
    known,
    marks.filter((mark) => !isOwn(mark)),
  );
  const ids = accountsOf(own);
  const accounts = among(known, own);
  const before = await deps.learned.readDomains(ids);
  const remarked = new Set<AccountId>();
  const learned = await learnDomains(remarking(deps, remarked), page, {
    accounts,
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
    items: [
      ...(await itemsOf(deps, { marks: own, accounts, learned, before })),
      ...(await itemsUnderParents(deps, { parents: renamed, signal: page.signal })),
    ],
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

/** What is learned of an account concerns its own contacts; its name and website concern those of its children too. */
const isOwn = ({ cause }: Mark): boolean => cause !== 'parent';
const accountsOf = (marks: readonly Mark[]): AccountId[] => [
  ...new Set(marks.map(({ accountId }) => accountId)),
];
const among = (accounts: ReadonlyMap<AccountId, Account>, marks: readonly Mark[]): Account[] =>
  accountsOf(marks).flatMap((id) => accounts.get(id) ?? []);

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
  accounts: readonly Account[];
  learned: Domains;
  before: Domains;
};

async function itemsOf(deps: StageDeps, { marks, accounts, learned, before }: Found): Promise<JobItem[]> {
  const words = await deps.learned.readWords();
  const rarity = words === undefined ? PUBLIC_RARITY : rarityOfWords(words);
  const items: JobItem[] = [];
  for (const { accountId, cause } of marks) {
    const account = accounts.find(({ id }) => id === accountId);
    const learnedDomains = learned.get(accountId)?.domains ?? [];
    // Nothing was there to learn: the case of most accounts, whose contacts write from the website's domain.
    const isIdle = cause === 'mail' && learnedDomains.length === 0 && !before.has(accountId);
    if (account === undefined || isIdle) continue;
    const stamp = learnedStamp({ ...account, learnedDomains }, rarity);
    items.push(...(await itemsNotStamped(deps, { accountId, cause: 'learned', stamp })));
  }
  return items;
}
