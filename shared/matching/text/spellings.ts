import { foldText } from './fold-text.ts';
import { onFirstUse } from './on-first-use.ts';
import table from './romanisation.json' with { type: 'json' };

const pairsOf = (row: string): [string, string][] => {
  const cells = row === '' ? [] : row.split(' ');
  return cells.flatMap((cell, index): [string, string][] =>
    index % 2 === 0 ? [[cell, cells[index + 1] ?? '']] : [],
  );
};
const systemsOf = ({ common, systems }: { common: string; systems: readonly string[] }) =>
  systems.map((own) => new Map<string, string>([...pairsOf(common), ...pairsOf(own)]));
const cyrillic = onFirstUse(() => systemsOf(table.cyrillic));
const greek = onFirstUse(() => systemsOf(table.greek));
const GREEK_LETTERS = /ου|αυ|ευ|γγ|γκ|μπ|ντ|\p{Script=Greek}/gu;

/** How Germans, Danes and others write a letter that their keyboard lacks. */
const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const writtenOut = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüøå]/g, (letter) => WRITTEN_OUT[letter] ?? letter);

const inLatin = (folded: string): string[] => {
  if (/\p{Script=Cyrillic}/u.test(folded))
    return cyrillic().map((letters) =>
      folded.replace(/\p{Script=Cyrillic}/gu, (letter) => letters.get(letter) ?? letter),
    );
  if (/\p{Script=Greek}/u.test(folded))
    return greek().map((letters) => folded.replace(GREEK_LETTERS, (letter) => letters.get(letter) ?? letter));
  return [];
};

/**
 * The ways in which other people write a text, folded, the plain one first: umlauts written out, and Cyrillic and Greek
 * in Latin letters by each usual standard. Han, kana, hangul, Arabic, Hebrew and Thai stay as they are: their
 * romanisations join different words.
 */
export function spellingsOf(text: string): string[] {
  const plain = foldText(text);
  if (/^[\p{ASCII}]*$/u.test(text)) return [plain];
  return [...new Set([plain, foldText(writtenOut(text)), ...inLatin(plain)])];
}
