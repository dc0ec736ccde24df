import type { ApiRequest } from './api-request.ts';
import { notServed, resourceMissing } from './refusals.ts';

const BASE_PATH = '/api/data/v9.2/';

/** Splits an address under `/api/data/v9.2/`; inside a batch it may also be relative to that. */
export function toApiRequest(
  from: Omit<ApiRequest, 'path' | 'query'> & { url: string; apiUrl: string },
): ApiRequest {
  const { url, apiUrl, ...request } = from;
  const isRelative = !url.startsWith('/') && !/^https?:/i.test(url);
  const absolute = isRelative ? apiUrl + url : new URL(url, apiUrl).href;
  if (!absolute.startsWith(apiUrl)) {
    const otherVersion = /\/api\/data\/v9\.\d+\//.exec(absolute)?.[0];
    if (otherVersion !== undefined && otherVersion !== BASE_PATH)
      throw notServed(`${otherVersion} (only ${BASE_PATH})`);
    throw resourceMissing(url.split('?')[0] ?? url);
  }
  const resource = absolute.slice(apiUrl.length);
  const at = resource.indexOf('?');
  return {
    ...request,
    path: at < 0 ? resource : resource.slice(0, at),
    query: at < 0 ? '' : resource.slice(at + 1),
  };
}
