/** One operation as it arrives over HTTP or as a part of a batch. */
export type ApiRequest = {
  readonly method: string;
  /** Path behind `/api/data/v9.2/`, without the query. */
  readonly path: string;
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBatchPart: boolean;
};

export type ApiResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

const JSON_TYPE = 'application/json; odata.metadata=minimal';

export const jsonResponse = (
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse => ({
  status,
  headers: { 'Content-Type': JSON_TYPE, 'OData-Version': '4.0', ...headers },
  body: JSON.stringify(body),
});

export const emptyResponse = (
  status: 204 | 304,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse => ({
  status,
  headers: { 'OData-Version': '4.0', ...headers },
});
