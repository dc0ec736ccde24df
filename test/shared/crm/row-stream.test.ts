import { makeDataverseChanges } from '../../../shared/crm/dataverse-changes.ts';
import { PLAIN_VALUES } from '../../../shared/crm/flag-values.ts';
import { readRowStream } from '../../../shared/crm/row-stream.ts';
import type { WireRow } from '../../../shared/crm/table-mapping.ts';
import { contactId } from '../../contracts/crm/crm-rows.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { answer, scriptDataverse } from './scripted-dataverse.ts';

const ROOT = 'https://org.example.crm.dynamics.com';
const DELTA_LINK = '/api/data/v9.2/contacts?$deltatoken=919042%2108%2f22%2f2017';

/** The text as it arrives in parts of this many bytes, then the end or a broken connection. */
function arriving(text: string, { bytes, breaks = false }: { bytes: number; breaks?: boolean }): Response {
  const all = new TextEncoder().encode(text);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent < all.length) controller.enqueue(all.slice(sent, (sent += bytes)));
      else if (breaks) controller.error(new TypeError('terminated'));
      else controller.close();
    },
  });
  return new Response(body);
}

async function readAll(response: Response) {
  const rows: WireRow[] = [];
  const links = await readRowStream({ set: 'contacts', response }, (row) => void rows.push(row));
  return { rows, links };
}

const ROWS = [
  {
    fullname: 'Zoë Ĳsbrand 李 👩‍💻',
    note: 'a "quoted" \\ line\nbreak',
    nested: { value: [1, [2]] },
    none: null,
  },
  { fullname: '', weight: -1.5e-7, active: true, value: 'a column of that name' },
];

describe('a page read while it arrives', () => {
  it.each([1, 2, 3, 7, 64, 100_000])('is the same in parts of %i bytes as at once', async (bytes) => {
    const page = { '@odata.context': 'x', value: ROWS, '@odata.deltaLink': ROOT + DELTA_LINK };
    for (const text of [JSON.stringify(page), JSON.stringify(page, undefined, 2)]) {
      const read = await readAll(arriving(text, { bytes }));
      expect(read).toEqual({ rows: ROWS, links: { deltaLink: DELTA_LINK } });
    }
  });

  it('gives the link that stands before the rows, and none where there is none', async () => {
    const before = { '@odata.nextLink': `${ROOT}/next`, value: [] };
    expect((await readAll(new Response(JSON.stringify(before)))).links).toEqual({ nextLink: '/next' });
    expect(await readAll(new Response('{"value":[]}'))).toEqual({ rows: [], links: {} });
  });

  it('may begin with a byte order mark, as response.text() allows', async () => {
    expect((await readAll(new Response('\uFEFF{"value":[{"a":1}]}'))).rows).toEqual([{ a: 1 }]);
  });

  it.each([
    ['nothing', ''],
    ['a page of HTML', '<html>Ada Marker</html>'],
    ['JSON cut off within a row', '{"value":[{"fullname":"Ada Mar'],
    ['JSON cut off after its rows', '{"value":[{"fullname":"Ada Marker"}]'],
    ['JSON with more behind it', '{"value":[]}{"value":[]}'],
    ['a comma too many', '{"value":[{"fullname":"Ada Marker"},]}'],
    ['no rows', '{"error":"Ada Marker"}'],
    ['rows that are no array', '{"value":{"0":{"fullname":"Ada Marker"}}}'],
    ['a row that is a text', '{"value":["Ada Marker"]}'],
    ['a row that is an array', '{"value":[["Ada Marker"]]}'],
    ['a row that is null', '{"value":[null]}'],
    ['a link that is no text', '{"value":[],"@odata.nextLink":1}'],
    ['an array', '[{"fullname":"Ada Marker"}]'],
  ])('is refused where it is %s, in words that quote nothing of it', async (_what, text) => {
    for (const bytes of [1, 100_000]) {
      const refusal = await readAll(arriving(text, { bytes })).catch((fault: unknown) => fault);
      expect(String(refusal)).toBe('GiveUp: dataverse_answer_malformed: contacts: no page of rows');
    }
  });

  it('is refused where the answer has no body at all', async () => {
    await expect(readAll(new Response(null, { status: 204 }))).rejects.toThrow('contacts: no page of rows');
  });

  it('is read anew from its first row where the connection breaks within it', async () => {
    const value = [1, 2, 3].map((number) => ({
      '@odata.etag': 'W/"1"',
      contactid: contactId(number),
      statecode: 0,
    }));
    const text = JSON.stringify({ value, '@odata.deltaLink': ROOT + DELTA_LINK });
    const { http, sent } = scriptDataverse([
      () => arriving(text.slice(0, -60), { bytes: 20, breaks: true }),
      answer(200, text),
    ]);
    const changes = makeDataverseChanges(http, {
      flagColumn: 'msdyn_orgchangestatus',
      readFlagValues: async () => PLAIN_VALUES,
    });
    const page = await changes.readChanges({ table: 'contacts', cursor: undefined, signal: inTime() });
    expect(page.kind === 'complete' && page.rows.map(({ id }) => id)).toEqual([1, 2, 3].map(contactId));
    expect(sent).toHaveLength(2);
  });
});
