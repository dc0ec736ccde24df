import { basename, dirname, join } from 'node:path';
import type { LookedFor } from '../../shared/changes/look-up-keys.ts';
import type { Day } from '../../shared/domain/calendar.ts';
import type { RejectedRecord } from '../../shared/profiles/contract.ts';
import { FeedPage } from '../../shared/profiles/feed-page.ts';
import type { FeedFile, FileStore } from '../../shared/profiles/file-store.ts';
import { makeFolderFileStore } from '../../shared/profiles/folder-file-store.ts';
import { readFilePages, type FilledPage } from '../../shared/profiles/read-file-pages.ts';
import { KeptReadings } from './kept-readings.ts';
import { openAsFeedFile, type ProfileFile } from './list-profile-files.ts';
import { PeopleOfContacts } from './people-of-contacts.ts';
import { ProfileFileReport } from './profile-file-report.ts';

/** As many as the product reads at a time: what it refuses for standing together is refused here too. */
const PERSONS_PER_PAGE = 1000;

/** A day such as 05-04-2026 or 2026-05-04: LinkedIn's archives carry theirs in the name of the folder. */
const DAY_IN_NAME = /\d{2}-\d{2}-\d{4}|\d{4}-\d{2}-\d{2}/;

/** Where what is kept of each file goes: under its own name, so that it replaces its earlier edition. */
export function placesInFeed(files: readonly string[]): { from: string; to: string }[] {
  const taken = new Set<string>();
  return files.map((from) => {
    const folder = basename(dirname(from));
    const name = basename(from);
    let to = DAY_IN_NAME.test(folder) && !DAY_IN_NAME.test(name) ? join(folder, name) : name;
    for (let number = 2; taken.has(to); number += 1) to = join(String(number), name);
    taken.add(to);
    return { from, to };
  });
}

type Filling = {
  feed: string;
  files: readonly ProfileFile[];
  contacts: Iterable<LookedFor> | AsyncIterable<LookedFor>;
  lookUpSecret: string;
  today: Day;
  signal: AbortSignal;
};

/**
 * Reads the profile files as the feed would and hands it what concerns a contact; nothing about anybody else is
 * stored. Read twice: only after the first time it is known who is meant, under whatever name, by whichever file.
 */
export async function fillFeedFolder(filling: Filling): Promise<ProfileFileReport[]> {
  const { feed, files, contacts, lookUpSecret } = filling;
  const people = await PeopleOfContacts.among(contacts, { secret: lookUpSecret });
  const store = makeFolderFileStore({ path: feed });
  for (const file of await store.listFiles(filling.signal)) {
    for await (const { page } of pagesOf({ store, file }, filling)) people.remember(page.observations);
  }
  for (const { path } of files) {
    for await (const { page } of pagesOf(await openAsFeedFile(path), filling)) people.look(page.observations);
  }
  const places = placesInFeed(files.map(({ path }) => path));
  const reports: ProfileFileReport[] = [];
  for (const [index, file] of files.entries()) {
    const target = join(feed, places[index]?.to ?? file.label);
    reports.push(await keep(file, { people, target, filling }));
  }
  return reports;
}

type Keeping = { people: PeopleOfContacts; target: string; filling: Filling };

async function keep(
  { path, label }: ProfileFile,
  { people, target, filling }: Keeping,
): Promise<ProfileFileReport> {
  const report = new ProfileFileReport(label);
  const readings = new KeptReadings(target);
  try {
    for await (const filled of pagesOf(await openAsFeedFile(path), filling)) {
      const concerned = filled.page.observations.filter((read) => people.has(read));
      const refused = await readings.add(concerned);
      report.add(filled, { kept: concerned.length - refused.length, refused });
    }
  } catch (error) {
    await readings.abandon();
    throw error;
  }
  await readings.finish();
  return report;
}

function pagesOf(
  source: { store: FileStore; file: FeedFile },
  { today, signal }: Pick<Filling, 'today' | 'signal'>,
): AsyncIterable<FilledPage> {
  const nextPage = () => new FeedPage({ limit: PERSONS_PER_PAGE });
  return readFilePages({ ...source, today, signal, start: undefined, nextPage });
}

/** All records that could not be used, as far as they are listed. */
export const rejectedIn = (reports: readonly ProfileFileReport[]): RejectedRecord[] =>
  reports.flatMap(({ rejected }) => rejected);
