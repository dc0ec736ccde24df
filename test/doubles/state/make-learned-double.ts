import type { AccountId } from '../../../shared/domain/ids.ts';
import type {
  CountedWords,
  LearnedDomains,
  LearnedStore,
  MarkCause,
} from '../../../shared/state/learned-contract.ts';

type Mark = { accountId: AccountId; cause: MarkCause };

export function makeLearnedDouble(): LearnedStore {
  let version: string | undefined;
  let words: CountedWords | undefined;
  const marks = new Map<string, Mark>();
  const domainsOf = new Map<AccountId, LearnedDomains>();
  const owners = new Map<string, Set<AccountId>>();
  const keyOf = ({ accountId, cause }: Mark): string => `${accountId}-${cause}`;
  return {
    readVersion: async () => version,
    saveVersion: async (saved) => {
      version = saved;
    },
    readWords: async () => words,
    saveWords: async (saved, savedVersion) => {
      words = saved;
      version = savedVersion;
    },
    markAccounts: async (ids, cause) => {
      for (const accountId of ids) marks.set(keyOf({ accountId, cause }), { accountId, cause });
    },
    listMarked: async (limit) =>
      [...marks]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .slice(0, limit)
        .map(([, mark]) => mark),
    unmarkAccounts: async (done) => {
      for (const mark of done) marks.delete(keyOf(mark));
    },
    readDomains: async (ids) => {
      const known = ids.map((id) => [id, domainsOf.get(id)] as const);
      return new Map(known.flatMap(([id, domains]) => (domains === undefined ? [] : [[id, domains]])));
    },
    saveDomains: async (learned) => {
      for (const { accountId, claimed, domains } of learned) {
        if (claimed.length > 0) domainsOf.set(accountId, { claimed, domains });
        else domainsOf.delete(accountId);
      }
    },
    addOwners: async (added) => {
      for (const { domain, accountId } of added)
        owners.set(domain, (owners.get(domain) ?? new Set()).add(accountId));
    },
    removeOwner: async ({ domain, accountId }) => {
      owners.get(domain)?.delete(accountId);
    },
    listOwners: async (domain) => [...(owners.get(domain) ?? [])].sort(),
  };
}
