import type { ContactWithAccount } from '../../domain/contact.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { Knowledge } from '../../matching/company/prepare-name.ts';
import { publicKnowledge } from '../../matching/company/public-knowledge.ts';
import { rarityOf, type TokenRarity } from '../../matching/company/token-rarity.ts';
import type { CountedWords, LearnedDomains, LearnedStore } from '../../state/learned-contract.ts';

/** What the customer's own data teaches of the companies at hand. */
export type Learned = {
  knowledge: Knowledge;
  domainsOf: (id: AccountId) => readonly string[];
};
export type LearnedReader = (ids: readonly AccountId[]) => Promise<Learned>;

/** One for the many accounts that were taught none. */
const NO_DOMAINS: readonly string[] = [];

/** Accounts remembered by a process: some hundred bytes each. */
const ACCOUNTS_MAX = 20_000;

/** Common words of the accounts, over what the public knows. */
export const rarityOfWords = ({ names, words }: CountedWords): TokenRarity =>
  rarityOf({ accounts: { names, words: new Map(words) } });

/**
 * One for each process. A job costs one read of the version; words are read again when it changes, domains once for
 * each account.
 */
export function makeLearnedReader({
  learned,
  base = publicKnowledge,
}: {
  learned: Pick<LearnedStore, 'readVersion' | 'readWords' | 'readDomains'>;
  /** What is known of companies beside that. Asked for first when there is something to judge: its names take a second. */
  base?: () => Knowledge;
}): LearnedReader {
  let version: string | undefined;
  let knowledge: Knowledge | undefined;
  let domains = new Map<AccountId, readonly string[]>();

  const refresh = async (): Promise<Knowledge> => {
    const newest = await learned.readVersion();
    if (knowledge !== undefined && newest === version) return knowledge;
    const words = newest === undefined ? undefined : await learned.readWords();
    const known = base();
    knowledge = words === undefined ? known : { ...known, rarity: rarityOfWords(words) };
    version = newest;
    domains = new Map();
    return knowledge;
  };

  return async (ids) => {
    const current = await refresh();
    const remembered = domains;
    if (remembered.size > ACCOUNTS_MAX) remembered.clear();
    const unknown = [...new Set(ids)].filter((id) => !remembered.has(id));
    const read =
      version === undefined ? new Map<AccountId, LearnedDomains>() : await learned.readDomains(unknown);
    const answer = new Map(ids.map((id) => [id, remembered.get(id) ?? read.get(id)?.domains ?? []]));
    for (const id of unknown) remembered.set(id, read.get(id)?.domains ?? NO_DOMAINS);
    return { knowledge: current, domainsOf: (id) => answer.get(id) ?? [] };
  };
}

/** The rows with what was learned of their accounts, and the knowledge to judge them with. */
export async function withLearned(
  read: LearnedReader,
  rows: readonly ContactWithAccount[],
): Promise<{ rows: ContactWithAccount[]; knowledge: Knowledge }> {
  const { knowledge, domainsOf } = await read(rows.flatMap(({ account }) => account?.id ?? []));
  const taught = rows.map(({ contact, account }): ContactWithAccount => {
    if (account === undefined) return { contact };
    const learnedDomains = domainsOf(account.id);
    return { contact, account: learnedDomains.length === 0 ? account : { ...account, learnedDomains } };
  });
  return { rows: taught, knowledge };
}
