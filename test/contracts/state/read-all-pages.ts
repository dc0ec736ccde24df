// More pages than any of these tests can have: a token that never ends must fail, not hang.
const PAGES_MAX = 200;

/** Follows the tokens to the end; answers what came, page by page. */
export async function readAllPages<Row>(
  readPage: (next: string | undefined) => Promise<{ rows: readonly Row[]; next?: string }>,
): Promise<readonly (readonly Row[])[]> {
  const pages: (readonly Row[])[] = [];
  let next: string | undefined;
  do {
    if (pages.length === PAGES_MAX) throw new Error('the pages do not end');
    const page = await readPage(next);
    pages.push(page.rows);
    next = page.next;
  } while (next !== undefined);
  return pages;
}
