import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MarkupFile } from '../../../local/report/markup-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'markup-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('gives pieces back in any order, written to disk or not yet', () => {
  using file = new MarkupFile({ path: join(folder, 'pieces') });
  const pieces = Array.from(
    { length: 5_000 },
    (_, number) => `<li>${number} Zoë 北京 ${'x'.repeat(number % 200)}</li>`,
  );
  const places = pieces.map((piece) => file.add(piece));
  const last = file.add('<li>last</li>');
  expect(file.read(last)).toBe('<li>last</li>');
  expect(places.toReversed().map((place) => file.read(place))).toEqual(pieces.toReversed());
  expect(file.read(file.add('<li>later</li>'))).toBe('<li>later</li>');
});

it('leaves nothing of the people behind', () => {
  const path = join(folder, 'gone');
  const file = new MarkupFile({ path });
  file.add('<li>Ada</li>');
  file[Symbol.dispose]();
  expect(existsSync(path)).toBe(false);
});
