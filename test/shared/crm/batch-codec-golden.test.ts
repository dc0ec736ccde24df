import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBatch } from '../../../shared/crm/batch-codec.ts';

type Example = { id: string; invalid?: boolean; response?: { body?: string } };

/** Statuses of the parts as the documentation shows them, read by eye. */
const STATUSES: Record<string, number[]> = {
  'batch-02': [204, 204],
  'batch-03': [204, 204, 204],
  'batch-04': [204, 204, 204],
  'batch-05': [204, 204, 204, 200],
  'batch-06': [204, 204, 204, 200],
  'batch-08': [400],
  'batch-09': [204, 204, 200],
  'batch-10': [204, 204, 204],
  'batch-11': [400, 204, 204],
};

const folder = process.env['BENCH_DATA'];
const file = folder === undefined ? undefined : join(folder, 'dataverse-wire', 'batch.json');

if (file === undefined || !existsSync(file)) {
  it('skips the documented examples: set BENCH_DATA to the folder that holds dataverse-wire', () => {
    console.warn('batch codec: BENCH_DATA is not set, the documented examples were not compared');
    expect(file === undefined || !existsSync(file)).toBe(true);
  });
} else {
  const examples = JSON.parse(readFileSync(file, 'utf8')) as Example[]; // shape stated in the folder's README
  const bodies = new Map(examples.map(({ id, response }) => [id, response?.body ?? '']));

  describe.each([
    { lineEnds: 'LF', convert: (body: string) => body },
    { lineEnds: 'CRLF', convert: (body: string) => body.replaceAll('\n', '\r\n') },
  ])('the documented batch answers with $lineEnds', ({ convert }) => {
    it.each(Object.entries(STATUSES))('%s is read as parts %j', (id, statuses) => {
      const body = convert(bodies.get(id) ?? '');
      const boundary = /^--(\S+)/.exec(body)?.[1] ?? '';
      const parts = decodeBatch({ contentType: `multipart/mixed; boundary=${boundary}`, body });
      expect(parts.map(({ status }) => status)).toEqual(statuses);
      const written = parts.filter(({ status }) => status === 204);
      expect(written.every((part) => part.body === '' && part.headers.get('odata-version') === '4.0')).toBe(
        true,
      );
      const read = parts.filter(({ status }) => status !== 204).map((part): unknown => JSON.parse(part.body));
      expect(read).toHaveLength(statuses.filter((status) => status !== 204).length);
    });
  });
}
