import type { Call } from './call.ts';

/** A link that repeats the request with another token; the token is already encoded. */
export function linkWith(
  call: Call,
  path: string,
  token: { name: '$skiptoken' | '$deltatoken'; value: string },
): string {
  const kept = [...call.options.raw].filter(([name]) => name !== '$skiptoken' && name !== '$deltatoken');
  const query = [...kept, [token.name, token.value]].map(([name, value]) => `${name}=${value}`).join('&');
  return `${call.organization.apiUrl()}${path}?${query}`;
}
