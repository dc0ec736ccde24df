import type { HttpResponseInit } from '@azure/functions';
import type { Refusal } from '../shared/access/contract.ts';
import type { Role } from '../shared/domain/role.ts';
import { problem } from './http-answers.ts';

const SENTENCES: Readonly<Record<Refusal, string>> = {
  no_token: 'Send Authorization: Bearer with an access token of Microsoft Entra for this API.',
  malformed: 'The Authorization header is not one Bearer token that can be read.',
  wrong_algorithm: 'The token is not signed with RS256.',
  wrong_signature: 'The token is not signed with a key of the issuer.',
  wrong_issuer: 'The token comes from another issuer.',
  version_1: 'The token has version 1: set requestedAccessTokenVersion of the registration to 2.',
  wrong_audience: 'The token is for another API.',
  wrong_tenant: 'The token comes from another tenant.',
  expired: 'The token has expired.',
  not_yet_valid: 'The token is not valid yet.',
  no_access_token: 'The token is not an access token of a person or an application.',
};

/** 401 says why and where to sign in (RFC 6750). */
export const unauthorised = (reason: Refusal, signInUrl: string): HttpResponseInit =>
  problem(401, SENTENCES[reason], {
    'www-authenticate': [
      `Bearer authorization_uri="${signInUrl}"`,
      ...(reason === 'no_token' ? [] : ['error="invalid_token"']),
    ].join(', '),
  });

export const forbidden = (needed: Role): HttpResponseInit =>
  problem(403, `The caller needs the app role ${needed}. It is assigned in the enterprise application.`);

export const tooMany = (seconds: number): HttpResponseInit =>
  problem(429, `Too many requests. Come back in ${seconds} s.`, { 'retry-after': String(seconds) });

const KEYS_PAUSE_SECONDS = 30;

export const keysUnavailable = (): HttpResponseInit =>
  problem(503, 'The signing keys of Microsoft Entra cannot be read: no token can be verified.', {
    'retry-after': String(KEYS_PAUSE_SECONDS),
  });

/** Longer than a thousand contact ids with blanks between them, the longest body that any function takes. */
export const BODY_BYTES_MAX = 128 * 1024;

export const tooLarge = (): HttpResponseInit =>
  problem(413, `The body is longer than ${BODY_BYTES_MAX / 1024} KiB.`);
