import type { HttpResponseInit } from '@azure/functions';

/** Answers are data for programs: no browser shows, frames, keeps or guesses them. No header opens them to other origins. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

export const withSecurityHeaders = (answer: HttpResponseInit): HttpResponseInit => ({
  ...answer,
  headers: { ...Object.fromEntries(new Headers(answer.headers)), ...SECURITY_HEADERS },
});
