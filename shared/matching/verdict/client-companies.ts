import { foldText } from '../text/fold-text.ts';
import words from './client-words.json' with { type: 'json' };

/** Longer texts hold a description, and the cost of a hostile row stays bounded. */
const LONGEST_TEXT = 200;
/** A title names one client, seldom two. */
export const MOST_CLIENTS = 6;

const alternatives = (phrases: readonly string[]): string =>
  [...phrases]
    .sort((one, other) => other.length - one.length)
    .map((phrase) => phrase.replace(/[/.]/gu, '\\$&'))
    .join('|');
const BEFORE_CLIENT = new RegExp(
  `(?:^|[^\\p{L}\\p{N}])(?:${alternatives(words.beforeClient)})(?![\\p{L}\\p{N}])|@`,
  'gu',
);
const BEFORE_AGENCY = new RegExp(
  `[^\\p{L}\\p{N}](?:${alternatives(words.beforeAgency)})(?![\\p{L}\\p{N}])`,
  'u',
);
const END_OF_NAME = /[,;|()[\]{}<>•·–—]| [-/] /u;

/**
 * The companies where an entry says that the person works, beside the one that employs: "Consultant at Contoso",
 * "Contoso via Adecco", "on behalf of Contoso". May name things that are no company: they tie to no account.
 */
export const clientsInTitle = (title: string): string[] =>
  [...new Set([...clientsIn(title), ...behindRole(title)])].slice(0, MOST_CLIENTS);

/** The same in the name itself, where an agency may stand beside its client. */
export const clientsInName = (companyName: string): string[] =>
  [...new Set([...clientsIn(companyName), ...sidesOfAgency(companyName)])].slice(0, MOST_CLIENTS);

function clientsIn(text: string): string[] {
  const folded = foldText(text.slice(0, LONGEST_TEXT));
  return [...folded.matchAll(BEFORE_CLIENT)]
    .slice(0, MOST_CLIENTS)
    .map((match) => nameAtStart(folded.slice(match.index + match[0].length)))
    .filter((name) => name !== '');
}

/** "Lead Developer - Contoso": whoever is lent to a client often says so behind the role. */
function behindRole(title: string): string[] {
  const [, ...rest] = title.slice(0, LONGEST_TEXT).split(BEHIND_ROLE);
  return rest
    .slice(0, MOST_CLIENTS)
    .map((part) => nameAtStart(foldText(part)))
    .filter((name) => name !== '');
}
const BEHIND_ROLE = /\s[-–—|]\s|[([]/u;

/** "Contoso via Adecco": one is the client and one the agency, and people write it both ways. */
function sidesOfAgency(companyName: string): string[] {
  const folded = foldText(companyName.slice(0, LONGEST_TEXT));
  const match = BEFORE_AGENCY.exec(folded);
  if (match === null) return [];
  const sides = [folded.slice(0, match.index), folded.slice(match.index + match[0].length)];
  return sides
    .map((side) => side.replace(/[([{]\s*$/u, ''))
    .map(nameAtStart)
    .filter((name) => name !== '');
}

const nameAtStart = (text: string): string =>
  (text.replace(/^[\s:–-]+/u, '').split(END_OF_NAME)[0] ?? '').trim();
