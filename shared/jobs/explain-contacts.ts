import type { ContactStore } from '../crm/contract.ts';
import type { Account, Contact } from '../domain/contact.ts';
import type { ContactId } from '../domain/ids.ts';
import type { Profile } from '../domain/profile.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { LinkStore, SnapshotStore } from '../state/contract.ts';
import { readClaims } from './steps/claim-profiles.ts';
import { withLearned, type LearnedReader } from './steps/learned-companies.ts';
import { readSituations, type ReadSituationsDeps } from './steps/read-situations.ts';
import { verdictOf, type Rulebook } from './steps/verdict-of.ts';

export type ExplainContactsDeps = Omit<ReadSituationsDeps, 'links'> &
  Rulebook & {
    contacts: Pick<ContactStore, 'readContacts'>;
    snapshots: Pick<SnapshotStore, 'readSnapshots'>;
    links: Pick<LinkStore, 'listContacts'>;
    readLearned: LearnedReader;
  };

export type Explanation = {
  contact: Contact;
  account?: Account;
  snapshot?: Snapshot;
  /** The profile that the verdict rests on. */
  profile?: Profile;
  verdict: Verdict;
};

/** The verdict as it would be now, with its evidence, for up to 100 contacts. Reads only; missing contacts are left out. */
export async function explainContacts(
  deps: ExplainContactsDeps,
  { ids, signal }: { ids: readonly ContactId[]; signal: AbortSignal },
): Promise<Explanation[]> {
  const snapshots = await deps.snapshots.readSnapshots(ids);
  const { contacts } = await deps.contacts.readContacts({ ids, signal });
  const { profiles, telemetry, members, scope, openOpportunitiesOnly, lookUpSecret } = deps;
  const readOnly = { profiles, telemetry, members, scope, openOpportunitiesOnly, lookUpSecret };
  const { rows, knowledge } = await withLearned(deps.readLearned, contacts);
  const rulebook = { language: 'en' as const, ...deps, knowledge };
  const situations = await readClaims(rulebook, await readSituations(readOnly, rows, snapshots));
  return situations.map((situation) => {
    const { contact, account, candidates } = situation;
    const snapshot = snapshots.get(contact.id)?.row;
    const verdict = verdictOf(situation, rulebook);
    const profile = candidates.find(({ key }) => key === verdict.profileKey);
    return {
      contact,
      ...(account !== undefined && { account }),
      ...(snapshot !== undefined && { snapshot }),
      ...(profile !== undefined && { profile }),
      verdict,
    };
  });
}
