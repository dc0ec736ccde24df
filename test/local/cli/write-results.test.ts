import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeResults } from '../../../local/cli/write-results.ts';
import type { ContactId } from '../../../shared/domain/ids.ts';
import type { Explanation } from '../../../shared/jobs/explain-contacts.ts';

const explained = (id: ContactId) =>
  ({
    contact: { id, firstName: 'Ada', lastName: 'Ōno, "Jr"', flag: null },
    verdict: { outcome: { kind: 'notMatched', reason: 'no_match' }, confidence: 1, sentence: 'No profile.' },
  }) as unknown as Explanation; // only what a row shows is filled in

it('writes a row a contact, asking for a hundred at a time, and counts how they stand', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'results-'));
  try {
    const ids = Array.from({ length: 230 }, (_, index) => `id-${index}` as ContactId); // stands for any id
    const asked: number[] = [];
    const counts = await writeResults(join(folder, 'out'), {
      ids,
      explain: async (wanted) => {
        asked.push(wanted.length);
        return wanted.map(explained);
      },
    });
    const text = await readFile(join(folder, 'out', 'results.csv'), 'utf8');
    const lines = text.trimEnd().split('\n');
    expect(asked).toEqual([100, 100, 30]);
    expect(counts).toEqual({ 'notMatched:no_match': 230 });
    expect(lines).toHaveLength(231);
    expect(lines[0]).toBe(
      '\uFEFFcontactId,firstName,lastName,accountName,outcome,reason,flag,confidence,newCompany,newTitle,since,explanation',
    );
    expect(lines[1]).toBe('id-0,Ada,"Ōno, ""Jr""",,notMatched,no_match,0,1.00,,,,No profile.');
  } finally {
    await rm(folder, { recursive: true });
  }
});
