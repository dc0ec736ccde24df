import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import { RetryLater } from '../domain/failures.ts';

/** A credential that can be made to pass over its cache. */
export type RenewableCredential = TokenCredential & {
  renewToken?: (scope: string, options: GetTokenOptions) => Promise<AccessToken | null>;
};

/** A token that was refused with 401, and what that demanded when it was a claims challenge. */
export type RefusedToken = { token: string; claims: string | undefined };

export type TokenRequest = { refused: RefusedToken | undefined; signal: AbortSignal };

/** Reads bearer tokens for one environment; the credential keeps them until they expire or one is refused. */
export function makeTokenReader({ credential, origin }: { credential: RenewableCredential; origin: string }) {
  const scope = `${origin}/.default`;
  const ask = ({ refused, signal }: TokenRequest): Promise<AccessToken | null> => {
    const claims = refused?.claims;
    const options = { abortSignal: signal, ...(claims !== undefined && { claims }) };
    return refused !== undefined && credential.renewToken !== undefined
      ? credential.renewToken(scope, options)
      : credential.getToken(scope, options);
  };
  return async function readToken(request: TokenRequest): Promise<string> {
    try {
      const answer = await ask(request);
      if (answer !== null) return answer.token;
    } catch (cause) {
      throw new RetryLater(request.signal.aborted ? 'out_of_time' : 'dataverse_sign_in', { cause });
    }
    throw new RetryLater('dataverse_sign_in', { detail: 'the credential gave no token' });
  };
}

/** The claims of a continuous access evaluation challenge, which a person's token may meet; a managed identity's does not. */
export function readClaimsChallenge(header: string | null): string | undefined {
  const encoded = /claims="([A-Za-z0-9+/=_-]+)"/.exec(header ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
