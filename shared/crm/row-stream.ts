import { JSONParser } from '@streamparser/json';
import { linksSchema, noPage, rowSchema, type PageLinks } from './row-page.ts';
import type { WireRow } from './table-mapping.ts';

/** Depth of a member of the answer, and of a row in its `value`. */
const [MEMBER, ROW] = [1, 2];

/**
 * Hands on the rows of a page one by one while it arrives, and answers its links. A page of 5,000 contacts is a text of
 * 8 MB and rows of 14 MB, while jobs validate beside it; this holds one row at a time. Throws GiveUp for what is no page.
 */
export async function readRowStream(
  { set, response }: { set: string; response: Response },
  take: (row: WireRow) => void,
): Promise<PageLinks> {
  const members: Record<string, unknown> = {};
  let arrived: unknown[] = [];
  const parser = new JSONParser({ paths: ['$.*', '$.value.*'], keepStack: false });
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length === ROW) arrived.push(value);
    if (stack.length === MEMBER) members[String(key)] = key === 'value' ? Array.isArray(value) : value;
  };
  const body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = response.body ?? [];
  for await (const chunk of body) {
    try {
      parser.write(chunk);
    } catch {
      throw noPage(set); // the parser's words quote what it read
    }
    // Outside the parser's write: a fault of `take` is none of the page.
    for (const value of arrived) {
      const row = rowSchema.safeParse(value);
      if (!row.success) throw noPage(set);
      take(row.data);
    }
    arrived = [];
  }
  const links = linksSchema.safeParse(members);
  if (!parser.isEnded || members['value'] !== true || !links.success) throw noPage(set);
  return links.data;
}
