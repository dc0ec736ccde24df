import { decodeBatch } from '../../../shared/crm/batch-codec.ts';
import { readErrorCode } from '../../../shared/crm/error-codes.ts';
import { wireLabelSchema } from '../../../shared/crm/install/wire-labels.ts';
import { readRowPage } from '../../../shared/crm/row-page.ts';
import { readRowStream } from '../../../shared/crm/row-stream.ts';
import type { WireRow } from '../../../shared/crm/table-mapping.ts';
import { allDocumentedExamples, haveDocumentedExamples } from '../../local/dataverse/documented-examples.ts';
import { repaired } from '../../local/dataverse/documented-repairs.ts';

type Body = Record<string, unknown>;

const answerOf = (body: string) => ({
  kind: 'answer' as const,
  headers: new Headers(),
  body,
  parallelism: undefined,
});

function parseJson(text: string): Body | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** Documented answers, each with the reading of it that our client does. */
const examples = () =>
  allDocumentedExamples().flatMap((given) => {
    const { id, response } = repaired(given).example;
    const body = response?.body ?? '';
    return body === '' ? [] : [{ id, body }];
  });

const statusLines = (text: string) =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

/** How many of the documented answers each reader must meet, so that they cannot shrink unseen. */
const LEAST = { batches: 10, pages: 31, errors: 13, labels: 16 };

type Text = { readonly Label: string; readonly LanguageCode: number };
type WireLabel = { readonly LocalizedLabels: readonly Text[] };

/** Every Label complex type inside an answer. */
function labelsIn(value: unknown): WireLabel[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(labelsIn);
  return 'LocalizedLabels' in value ? [value as WireLabel, ...inner] : inner; // as documented
}

describe('the client reads the answers that Microsoft documents:', () => {
  it('the parts of every batch, with their status and body', () => {
    if (!haveDocumentedExamples()) return;
    const batches = examples().filter(({ body }) => body.startsWith('--batch'));
    for (const { id, body } of batches) {
      const boundary = /^--(\S+)/.exec(body)?.[1] ?? '';
      for (const text of [body, body.replaceAll('\n', '\r\n')]) {
        const parts = decodeBatch({ contentType: `multipart/mixed; boundary=${boundary}`, body: text });
        expect([id, parts.map(({ status }) => status)]).toEqual([id, statusLines(body)]);
        for (const part of parts.filter((each) => each.body !== ''))
          expect([id, parseJson(part.body)]).not.toEqual([id, undefined]);
      }
    }
    process.stdout.write(`${batches.length} documented batches read by the client.\n`);
    expect(batches.length).toBeGreaterThanOrEqual(LEAST.batches);
  });

  it('every page of rows, with its links, whole and while it arrives', async () => {
    if (!haveDocumentedExamples()) return;
    const pages = examples().flatMap(({ id, body }) => {
      const parsed = parseJson(body);
      return Array.isArray(parsed?.['value']) && parsed['value'].every((row) => typeof row === 'object')
        ? [{ id, body, parsed, rows: parsed['value'] }]
        : [];
    });
    for (const { id, body, parsed, rows } of pages) {
      const page = readRowPage({ set: id, answer: answerOf(body) });
      expect([id, page.rows]).toEqual([id, rows]);
      const arrived: WireRow[] = [];
      const links = await readRowStream({ set: id, response: new Response(body) }, (row) =>
        arrived.push(row),
      );
      expect([id, { rows: arrived, ...links }]).toEqual([id, page]);
      for (const link of ['nextLink', 'deltaLink'] as const) {
        const documented = parsed[`@odata.${link}`];
        expect([id, page[link] ?? 'none']).toEqual([
          id,
          typeof documented === 'string'
            ? documented.replace('https://org.example.crm.dynamics.com', '')
            : 'none',
        ]);
      }
    }
    process.stdout.write(`${pages.length} documented pages read by the client.\n`);
    expect(pages.length).toBeGreaterThanOrEqual(LEAST.pages);
  });

  it('the code of every error, none where the page leaves it empty', () => {
    if (!haveDocumentedExamples()) return;
    const errors = examples().flatMap(({ id, body }) => {
      const error = parseJson(body)?.['error'];
      return typeof error === 'object' &&
        error !== null &&
        'code' in error &&
        !String(error.code).startsWith('<') // a placeholder of the page
        ? [{ id, body, code: String(error.code) }]
        : [];
    });
    for (const { id, body, code } of errors)
      expect([id, readErrorCode(body)]).toEqual([id, code.toLowerCase()]);
    process.stdout.write(`${errors.length} documented errors read by the client.\n`);
    expect(errors.length).toBeGreaterThanOrEqual(LEAST.errors);
  });

  it('every label, with its text in each language', () => {
    if (!haveDocumentedExamples()) return;
    const labels = examples().flatMap(({ id, body }) =>
      labelsIn(parseJson(body)).map((label) => ({ id, label })),
    );
    for (const { id, label } of labels)
      expect([id, wireLabelSchema.parse(label)]).toEqual([
        id,
        label.LocalizedLabels.map(({ Label: text, LanguageCode: languageCode }) => ({ languageCode, text })),
      ]);
    process.stdout.write(`${labels.length} documented labels read by the client.\n`);
    expect(labels.length).toBeGreaterThanOrEqual(LEAST.labels);
  });
});
