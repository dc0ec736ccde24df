import type { TokenCredential } from '@azure/core-auth';
import { RetryLater } from '../domain/failures.ts';

export type TokenRequest = {
  /** What the 401 demanded, when it is a claims challenge. */
  claims: string | undefined;
  signal: AbortSignal;
};

/** Reads bearer tokens for one environment; the credential keeps them until they expire. */
export function makeTokenReader({ credential, origin }: { credential: TokenCredential; origin: string }) {
  return async function readToken({ claims, signal }: TokenRequest): Promise<string> {
    try {
      const options = { abortSignal: signal, ...(claims === undefined ? {} : { claims }) };
      const answer = await credential.getToken(`${origin}/.default`, options);
      if (answer !== null) return answer.token;
    } catch (cause) {
      throw new RetryLater(signal.aborted ? 'out_of_time' : 'dataverse_sign_in', { cause });
    }
    throw new RetryLater('dataverse_sign_in', { detail: 'the credential gave no token' });
  };
}

/** The claims of a continuous access evaluation challenge: with them the credential passes over its cache. */
export function readClaimsChallenge(header: string | null): string | undefined {
  const encoded = /claims="([A-Za-z0-9+/=_-]+)"/.exec(header ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
