import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import clientWords from '../../../shared/matching/verdict/client-words.json' with { type: 'json' };
import placeholders from '../../../shared/matching/verdict/placeholder-employers.json' with { type: 'json' };
import { plainWords } from '../../../shared/matching/verdict/plain-words.ts';
import positionWords from '../../../shared/matching/verdict/position-words.json' with { type: 'json' };
import { tablesVersion } from '../../../shared/matching/verdict/tables-version.ts';

describe('the tables of words', () => {
  const { wholeTitle, phrase, hanPhrase, entryName, communityName } = positionWords;

  it.each<[string, readonly string[]]>([
    ['placeholders', [...Object.values(placeholders.whole).flat(), ...placeholders.endsWith]],
    ['titles', [...wholeTitle, ...phrase, ...hanPhrase]],
    ['names of entries', [...entryName, ...communityName]],
  ])('hold %s as they are looked up: folded, one space between words', (_name, words) => {
    expect(words.filter((word) => plainWords(word) !== word)).toEqual([]);
  });

  it('say where they come from', () => {
    for (const table of [clientWords, placeholders, positionWords])
      expect(table.source).toMatch(/Written by hand/);
  });

  it('are all counted in the version that a verdict names', () => {
    const imports = ['verdict/tables-version.ts', 'company/known-company-tables.ts']
      .map((file) => readFileSync(join('shared/matching', file), 'utf8'))
      .join('');
    const tables = ['company', 'company/known-companies', 'person', 'text', 'verdict'].flatMap((room) =>
      readdirSync(join('shared/matching', room)).filter((file) => file.endsWith('.json')),
    );
    expect(tables.filter((file) => !imports.includes(`/${file}'`))).toEqual([]);
    expect(tablesVersion()).toMatch(/^[0-9a-f]{8}$/);
  });
});
