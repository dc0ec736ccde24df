import { dayOf, type Day } from '../domain/calendar.ts';
import { digest } from '../domain/digest.ts';
import { dayInName, readConnectedOn } from './connections-date.ts';
import { problemOfWidth, type CsvHeader } from './csv-header.ts';
import { readCsvRows } from './csv-rows.ts';
import type { FeedItem } from './feed-item.ts';
import { feedObservation, type ReadObservation } from './feed-observation.ts';
import type { ReaderRequest } from './feed-reader.ts';
import { splitLines } from './split-lines.ts';

/** LinkedIn's own Connections.csv: one person a row with the one company shown (profile-sources.md §15). */
export async function* readConnections(
  { start, today, chunksFrom }: ReaderRequest,
  { header, observedOn }: { header: CsvHeader; observedOn: Day },
): AsyncGenerator<FeedItem> {
  const from = start.offset === 0 ? header.next : start;
  for await (const row of readCsvRows(splitLines(chunksFrom(from.offset), from), header)) {
    const { line, next, cells = [] } = row;
    const problem = row.problem ?? problemOfWidth(cells, header);
    const read: ReadObservation =
      problem === undefined ? connection({ cells, header, observedOn, today }) : { problem };
    yield 'problem' in read
      ? { kind: 'rejected', line, problem: inTheirWords(read.problem), next, ...hiddenOf(read) }
      : { kind: 'observation', observation: read.observation, line, next };
  }
}

export const HIDDEN_MEMBER =
  'shows nothing but the day: the member has hidden or closed the profile; nothing to do';
const hiddenOf = ({ problem }: { problem: string }) =>
  problem === HIDDEN_MEMBER ? { hidden: true as const } : {};

/** Our fields by the columns that the person sees in the file. */
const COLUMN_OF: readonly (readonly [field: string, column: string])[] = [
  ['positions[1].companyName', 'Company'],
  ['positions[1].title', 'Position'],
  ['firstName', 'First Name'],
  ['lastName', 'Last Name'],
  ['profileUrl', 'URL'],
  ['email', 'Email Address'],
];

const inTheirWords = (problem: string): string =>
  COLUMN_OF.reduce((text, [field, column]) => text.replace(`${field}: `, `column "${column}": `), problem);

type Connection = { cells: readonly string[]; header: CsvHeader; observedOn: Day; today: Day };

function connection({ cells, header, observedOn, today }: Connection): ReadObservation {
  const cell = (name: string): string => cells[header.columns.get(name) ?? -1] ?? '';
  const [firstName, lastName, profileUrl] = [cell('first name'), cell('last name'), cell('url')];
  if (firstName === '' && lastName === '' && profileUrl === '') return { problem: HIDDEN_MEMBER };
  const companyName = cell('company');
  // Without an address the day of the connection tells namesakes apart. Hashed: a key is no place for a name.
  const id = profileUrl === '' ? digest([firstName, lastName, cell('connected on')], 32) : profileUrl;
  const read = feedObservation(
    {
      id: id.slice(0, 200),
      profileUrl,
      firstName,
      lastName,
      email: cell('email address'),
      observedAt: observedOn,
      coverage: companyName === '' ? 'none' : 'shown',
      positions: companyName === '' ? [] : [{ companyName, title: cell('position') }],
    },
    { today },
  );
  if ('problem' in read) return read;
  return { observation: { ...read.observation, personKey: `linkedin:${id}` } };
}

/**
 * The day the file speaks of: a date in its name, else the day that its archive gives it, else its newest connection,
 * else when it was saved; never ahead, and never before its newest connection, which it cannot have foreseen.
 */
export async function connectionsObservedOn(
  { file, today, packedOn, chunksFrom }: ReaderRequest,
  header: CsvHeader,
): Promise<Day> {
  const newest = await newestConnection({ today, chunksFrom }, header);
  const said = [dayInName(file.name), packedOn].find((day) => day !== undefined && day <= today);
  if (said !== undefined) return newest !== undefined && newest > said ? newest : said;
  const saved = dayOf(file.modifiedAt);
  return newest ?? (saved < today ? saved : today);
}

async function newestConnection(
  { today, chunksFrom }: Pick<ReaderRequest, 'today' | 'chunksFrom'>,
  header: CsvHeader,
): Promise<Day | undefined> {
  const index = header.columns.get('connected on') ?? -1;
  let newest: Day | undefined;
  const lines = splitLines(chunksFrom(header.next.offset), header.next);
  for await (const { cells } of readCsvRows(lines, header)) {
    const day = readConnectedOn(cells?.[index] ?? '');
    if (day !== undefined && day <= today && (newest === undefined || day > newest)) newest = day;
  }
  return newest;
}
