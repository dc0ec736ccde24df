import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LINKEDIN_COLUMN } from '../../local/cli/app-settings.ts';
import type { LocalPlatform } from '../../local/cli/start-local-platform.ts';
import type { Observation } from '../../shared/domain/profile.ts';
import { userIdOf } from '../builders/ids.ts';
import type { population } from '../simulation/population.ts';

type Population = ReturnType<typeof population>;
type Store = LocalPlatform['dataverse']['store'];

function saveAccounts(store: Store, { accounts }: Population): void {
  for (const { id, name, website, ownerId } of accounts) {
    store.upsert('account', { accountid: id, name, websiteurl: website, _ownerid_value: ownerId });
  }
}

function saveContacts(store: Store, { contacts }: Population): void {
  for (const { id, firstName, lastName, email, linkedInUrl, parent, ownerId, createdOn } of contacts) {
    store.upsert('contact', {
      contactid: id,
      firstname: firstName,
      lastname: lastName,
      emailaddress1: email,
      [LINKEDIN_COLUMN]: linkedInUrl,
      _parentcustomerid_value: parent.kind === 'account' ? parent.accountId : undefined,
      _ownerid_value: ownerId,
      createdon: createdOn,
    });
  }
}

/** A record of the feed, as docs/profile-feed.md has it. */
const feedLine = ({ personKey, profileUrl, name, observedAt, positions }: Observation): string =>
  JSON.stringify({
    id: personKey,
    profileUrl,
    firstName: name.given,
    lastName: name.family,
    observedAt,
    positions: positions.map(({ companyName, title, startMonth, endMonth }) => ({
      companyName,
      title,
      startedOn: startMonth,
      endedOn: endMonth,
    })),
  });

/** Puts an invented population where real ones come from: rows into the stand-in, profiles into a file of the feed. */
export async function givePopulation(
  people: Population,
  { store, feed }: { store: Store; feed: string },
): Promise<void> {
  store.transaction(() => {
    const owner = { systemuserid: userIdOf(1), fullname: 'Owner One', isdisabled: false, accessmode: 0 };
    store.upsert('systemuser', owner);
    saveAccounts(store, people);
    saveContacts(store, people);
  });
  await appendObservations(people.observations, feed);
}

/** As a source that reports more of people later. */
export const appendObservations = (observations: readonly Observation[], feed: string): Promise<void> =>
  appendFile(join(feed, 'people.jsonl'), `${observations.map(feedLine).join('\n')}\n`);
