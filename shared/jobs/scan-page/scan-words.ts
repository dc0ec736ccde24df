import { weightsOf } from '../../changes/learned-stamp.ts';
import { addDays } from '../../domain/calendar.ts';
import type { Account } from '../../domain/contact.ts';
import { digest } from '../../domain/digest.ts';
import { RetryLater } from '../../domain/failures.ts';
import { countWords } from '../../matching/company/token-rarity.ts';
import { companyCore } from '../../matching/verdict/company-core.ts';
import type { CountedWords } from '../../state/learned-contract.ts';
import { rarityOfWords } from '../steps/learned-companies.ts';
import type { ScanStage, StageDeps, StageResult } from './stage.ts';

/** How common a word is changes slowly: a new count each week is one look at the names of all accounts. */
const COUNT_EVERY_DAYS = 7;
/** One row of the table, and the memory of a process: the most common words decide, a rare one weighs the same uncounted. */
const WORDS_MAX = 20_000;
const ACCOUNTS_PER_READ = 1000;
/** Accounts lie in the order of a hash: what is not reached within these, the rest stands for. */
const READS_MAX = 200;
/** A quarter of a message's time (WORK_LIMIT_MS): marking reads the same accounts once more, and writes. */
const COUNT_MS = 45_000;

const DONE: StageResult = { rows: 0, items: [], cursor: {}, complete: true };

/** Counts the words of the customer's account names, before any contact is judged by them. */
export const scanWords: ScanStage = async (deps, { signal }) => {
  const known = await deps.learned.readWords();
  const today = deps.clock.today();
  if (known !== undefined && today < addDays(known.countedOn, COUNT_EVERY_DAYS)) return DONE;
  const { reads, ...found } = await count(deps, signal);
  const counted: CountedWords = { countedOn: today, ...found };
  const isNews = known === undefined || textOf(known) !== textOf(counted);
  // Marked first: a crash in between marks again and counts again.
  if (known !== undefined && isNews)
    await markConcerned(deps, { before: known, after: counted, reads, signal });
  await deps.learned.saveWords(counted, digest([today, textOf(counted)], 16));
  return { ...DONE, rows: counted.names };
};

const textOf = ({ names, words }: Omit<CountedWords, 'countedOn'>): string => JSON.stringify([names, words]);

async function count(
  deps: StageDeps,
  signal: AbortSignal,
): Promise<Omit<CountedWords, 'countedOn'> & { reads: number }> {
  const until = deps.clock.now().getTime() + COUNT_MS;
  const cores = new Set<string>();
  let reads = 0;
  for await (const accounts of pagesOf(deps, { readsMax: READS_MAX, signal })) {
    for (const { name } of accounts) cores.add(companyCore(name));
    reads += 1;
    if (deps.clock.now().getTime() >= until) break;
  }
  const { names, words } = countWords(cores);
  const commonest = [...words].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return { names, words: commonest.slice(0, WORDS_MAX), reads };
}

async function* pagesOf(
  { accounts }: StageDeps,
  { readsMax, signal }: { readsMax: number; signal: AbortSignal },
): AsyncGenerator<readonly Account[]> {
  let next: string | undefined;
  for (let reads = 0; reads < readsMax; reads += 1) {
    if (signal.aborted) throw new RetryLater('out_of_time');
    const page = await accounts.listAccounts({ next, limit: ACCOUNTS_PER_READ });
    yield page.accounts;
    next = page.next;
    if (next === undefined) return;
  }
}

type Concerned = { before: CountedWords; after: CountedWords; reads: number; signal: AbortSignal };

/** Accounts whose name weighs another whole bit now: only their contacts are validated again. */
async function markConcerned(deps: StageDeps, { before, after, reads, signal }: Concerned): Promise<void> {
  const [old, fresh] = [rarityOfWords(before), rarityOfWords(after)];
  const isConcerned = ({ name }: Account): boolean => {
    const core = companyCore(name);
    return weightsOf(core, old).join() !== weightsOf(core, fresh).join();
  };
  for await (const accounts of pagesOf(deps, { readsMax: reads, signal }))
    await deps.learned.markAccounts(
      accounts.filter(isConcerned).map(({ id }) => id),
      'words',
    );
}
