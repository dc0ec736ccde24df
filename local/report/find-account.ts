import { compareCompanies } from '../../shared/matching/company/compare-companies.ts';
import { normaliseCompanyName, normaliseCore } from '../../shared/matching/company/normalise-company-name.ts';

export type CrmAccount = { id: string; name: string };

/** The account of this CRM that a new employer is, other than the one the contact hangs under. */
export type FindAccount = (question: {
  companyName: string;
  ownAccountId: string | undefined;
}) => CrmAccount | undefined;

/** A word such as "bank" stands in thousands of names and tells none of them from the others. */
const TELLING_BELOW = 40;

type Index = { byWord: Map<string, CrmAccount[]>; byJoined: Map<string, CrmAccount[]> };

const put = (map: Map<string, CrmAccount[]>, key: string, account: CrmAccount): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, [account]);
  else known.push(account);
};

function indexOf(accounts: Iterable<CrmAccount>): Index {
  const index: Index = { byWord: new Map(), byJoined: new Map() };
  for (const account of accounts) {
    const { core, otherCores } = normaliseCompanyName(account.name);
    const words = new Set([core, ...otherCores].flatMap((name) => name.split(' ')));
    for (const word of words) if (word !== '') put(index.byWord, word, account);
    put(index.byJoined, core.replaceAll(' ', ''), account);
  }
  return index;
}

function candidatesFor({ byWord, byJoined }: Index, companyName: string): ReadonlySet<CrmAccount> {
  const core = normaliseCore(companyName);
  if (core === '') return new Set();
  const joined = byJoined.get(core.replaceAll(' ', ''));
  if (joined !== undefined) return new Set(joined);
  const telling = core
    .split(' ')
    .map((word) => byWord.get(word) ?? [])
    .filter((found) => found.length < TELLING_BELOW);
  return new Set(telling.flat());
}

/** Only the same company counts: a related one is no place to move a contact to. */
export function makeFindAccount(accounts: Iterable<CrmAccount>): FindAccount {
  const index = indexOf(accounts);
  return ({ companyName, ownAccountId }) => {
    const found = [...candidatesFor(index, companyName)]
      .filter(({ id }) => id !== ownAccountId)
      .map((account) => ({ account, ...compareCompanies({ name: account.name }, { name: companyName }) }))
      .filter(({ relation }) => relation === 'same');
    found.sort(
      (left, right) => right.similarity - left.similarity || left.account.id.localeCompare(right.account.id),
    );
    return found[0]?.account;
  };
}
