type RequestKind =
  'token' | 'readPage' | 'deltaPage' | 'query' | 'batch' | 'batchPart' | 'write' | 'count' | 'other';

export type Statistics = {
  /** Requests over HTTP by kind; `batchPart` alone counts what is inside batches. */
  readonly requests: Readonly<Record<RequestKind, number>>;
  /** Answers 429 and other answers from 400 up, batch parts not counted. */
  readonly throttled: number;
  readonly refused: number;
};

/** What was asked of the stand-in since it started. */
export class RequestCounter {
  private readonly requests: Record<RequestKind, number> = {
    token: 0,
    readPage: 0,
    deltaPage: 0,
    query: 0,
    batch: 0,
    batchPart: 0,
    write: 0,
    count: 0,
    other: 0,
  };
  private throttled = 0;
  private refused = 0;

  count(kind: RequestKind): void {
    this.requests[kind] += 1;
  }

  countAnswer(status: number): void {
    if (status === 429) this.throttled += 1;
    else if (status >= 400) this.refused += 1;
  }

  read(): Statistics {
    return { requests: { ...this.requests }, throttled: this.throttled, refused: this.refused };
  }
}

/** Decodes what is an escape and leaves alone what is none, such as the wildcards of a query in XML. */
const decode = (text: string) => decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'));

/** A page of a whole table is a read page, also the first reading of change tracking; any other reading is a query. */
export function kindOf(request: { method: string; path: string; query: string }): RequestKind {
  const query = decode(request.query);
  if (request.path === '$batch') return 'batch';
  if (request.method !== 'GET') return 'write';
  if (request.path.endsWith('/$count')) return 'count';
  if (request.path.startsWith('WhoAmI')) return 'other';
  if (query.includes('$deltatoken=') || /"phase":"(changed|deleted)"/.test(decode(query))) return 'deltaPage';
  return request.path.includes('(') || /(\$filter|fetchXml|savedQuery)=/.test(query) ? 'query' : 'readPage';
}
