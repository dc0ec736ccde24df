import { invalidQuery } from '../refusals.ts';
import type { Scalar } from '../row.ts';

/** Where the next page begins, and what a page set of change tracking must remember. */
export type Cookie = {
  readonly page: number;
  /** Sort values of the last row, its key last. */
  readonly after: readonly Scalar[];
  readonly tracking?: {
    readonly phase: 'whole' | 'changed' | 'deleted';
    readonly from: number;
    readonly until: number;
    readonly startedAt: string;
  };
};

/**
 * A cookie in the documented look: XML, its inner cookie encoded twice. A client that decodes or rebuilds the link breaks it, as
 * in the cloud.
 */
export function encodeSkipToken(cookie: Cookie): string {
  const inner = encodeURIComponent(JSON.stringify([cookie.after, cookie.tracking ?? null]));
  const istracking = cookie.tracking ? 'True' : 'False';
  return `<cookie pagenumber="${cookie.page}" pagingcookie="${inner}" istracking="${istracking}" />`
    .replaceAll('%', '%25')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E')
    .replaceAll('"', '%22')
    .replaceAll(' ', '%20');
}

export function parseSkipToken(text: string): Cookie {
  const [, page, inner] =
    /^<cookie pagenumber="(\d+)" pagingcookie="([^"]*)" istracking="\w+" \/>$/.exec(text) ?? [];
  try {
    if (page === undefined || inner === undefined) throw new Error('not a cookie');
    // The cookie is our own: a client that edits it gets the refusal below or a wrong page, as it deserves.
    const [after, tracking] = JSON.parse(decodeURIComponent(inner)) as [
      readonly Scalar[],
      Cookie['tracking'] | null,
    ];
    return { page: Number(page), after, ...(tracking ? { tracking } : {}) };
  } catch {
    throw invalidQuery('Malformed XML in the paging cookie: follow @odata.nextLink unchanged.');
  }
}
