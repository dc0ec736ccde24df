import { readFileSync } from 'node:fs';
import path from 'node:path';
import { profileFeedSchemaText } from '../../../local/docs/profile-feed-schema-text.ts';
import { PERSON_COLUMNS, POSITION_COLUMNS } from '../../../shared/profiles/csv-header.ts';
import { aFeed, readAll } from './feed-in-memory.ts';

const docs = path.join(__dirname, '../../../docs');
const page = readFileSync(path.join(docs, 'profile-feed.md'), 'utf8');
const example = (language: string): string =>
  new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? '';

it('has a JSON Schema in docs that is the schema of the code (node local/docs/write-profile-feed-schema.ts)', () => {
  expect(readFileSync(path.join(docs, 'profile-feed.schema.json'), 'utf8')).toBe(profileFeedSchemaText());
});

it('shows examples that are read without complaint and say the same', async () => {
  const json = await readAll(aFeed({ 'a.json': `[${example('json')}]` }));
  const csv = await readAll(aFeed({ 'a.csv': example('csv') }));
  expect([json.rejected, csv.rejected]).toEqual([[], []]);
  expect(json.observations[0]?.positions.map(({ companyName }) => companyName)).toEqual([
    'Contoso',
    'Fabrikam',
  ]);
  expect(csv.observations[0]?.positions).toHaveLength(2);
});

it('names every column', () => {
  for (const column of [...PERSON_COLUMNS, ...POSITION_COLUMNS]) expect(page).toContain(`\`${column}\``);
});
