import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { inventedCompanies } from './invented-companies.ts';
import { inventedContacts, LAST_YEAR, type InventedContact } from './invented-contacts.ts';
import { earlierPositions, inventedId, inventedPerson } from './invented-person.ts';
import type { InventedPerson, InventedPosition } from './invented-person.ts';
import { seededRandom } from './seeded-random.ts';

export type PopulationSize = { contacts: number; profiles: number; seed: number };

const PEOPLE_PER_ACCOUNT = 6;
/** Of the contacts, as far as there are profiles; the other profiles are strangers'. */
const KNOWN_SHARE = 0.8;
/** One in so many profiles is a connection of the person who downloaded Connections.csv. */
const CONNECTION_ONE_IN = 20;

const CONTACT_COLUMNS =
  'contactId firstName lastName jobTitle email accountName accountWebsite linkedInUrl city country createdOn';
const CONNECTIONS_HEAD =
  'Notes:\n"Some addresses are missing: LinkedIn gives those that a member shows."\n\n' +
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n';

const contactLine = ({ person, company, email, knowsProfile }: InventedContact): string =>
  stringify([
    [
      inventedId('contact', person.number),
      person.given,
      person.family,
      person.title,
      email,
      company.name,
      `https://www.${company.domain}`,
      knowsProfile ? person.profileUrl : '',
      person.place.city,
      person.place.country,
      '2023-01-15',
    ],
  ]);

const profileLine = (person: InventedPerson, positions: readonly InventedPosition[]): string =>
  `${JSON.stringify({
    id: `p-${person.number}`,
    profileUrl: person.profileUrl,
    firstName: person.given,
    lastName: person.family,
    ...person.place,
    observedAt: '2026-01-10T00:00:00Z',
    positions: positions.map(({ company, ...position }) => ({ companyName: company, ...position })),
  })}\n`;

const connectionLine = (person: InventedPerson, current: InventedPosition | undefined): string =>
  stringify([
    [
      person.given,
      person.family,
      person.profileUrl,
      '',
      current?.company,
      current?.title,
      `10 Jan ${LAST_YEAR}`,
    ],
  ]);

/** Lines of the three files, each for its stream: a large population is never held as a whole. */
function* populationLines({ contacts, profiles, seed }: PopulationSize) {
  const random = seededRandom(seed);
  const companies = inventedCompanies(Math.max(2, Math.round(contacts / PEOPLE_PER_ACCOUNT)), random);
  const known = Math.min(profiles, Math.round(contacts * KNOWN_SHARE));
  let written = 0;
  for (const contact of inventedContacts(companies, { count: contacts, known, random })) {
    yield { contact };
    if (contact.positions === undefined || written === profiles) continue;
    written += 1;
    yield { person: contact.person, positions: contact.positions };
  }
  for (let number = contacts; written < profiles; number += 1) {
    written += 1;
    const current: InventedPosition = {
      company: random.oneOf(companies).name,
      title: 'Manager',
      startedOn: '2022-05',
    };
    const positions = [current, ...earlierPositions(companies, { until: 2015, random })];
    yield { person: inventedPerson(number, random), positions };
  }
}

type Line = ReturnType<typeof populationLines> extends Generator<infer Item> ? Item : never;

async function writeFile(file: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(lines), createWriteStream(file));
}

function* linesOf(
  size: PopulationSize,
  head: string,
  write: (line: Line, index: number) => string | undefined,
) {
  yield head;
  let index = 0;
  for (const line of populationLines(size)) {
    const text = write(line, (index += 1));
    if (text !== undefined) yield text;
  }
}

/** Writes contacts.csv, profiles.jsonl and Connections.csv; the same size and seed give the same bytes. */
export async function writePopulation(folder: string, size: PopulationSize): Promise<void> {
  await mkdir(folder, { recursive: true });
  const head = `${CONTACT_COLUMNS.replaceAll(' ', ',')}\n`;
  const contacts = linesOf(size, head, ({ contact }) => contact && contactLine(contact));
  const profiles = linesOf(size, '', ({ person, positions }) => person && profileLine(person, positions));
  const connections = linesOf(size, CONNECTIONS_HEAD, ({ person, positions }) =>
    person !== undefined && person.number % CONNECTION_ONE_IN === 0
      ? connectionLine(
          person,
          positions.find(({ endedOn }) => endedOn === undefined),
        )
      : undefined,
  );
  await writeFile(join(folder, 'contacts.csv'), contacts);
  await writeFile(join(folder, 'profiles.jsonl'), profiles);
  await writeFile(join(folder, 'Connections.csv'), connections);
}
