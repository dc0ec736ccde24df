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
  const renewal = makeRenewal(credential, scope);
  const ask = async ({ refused, signal }: TokenRequest): Promise<AccessToken | null> => {
    const kept = await credential.getToken(scope, { abortSignal: signal, ...claimsOption(refused?.claims) });
    // Another than the refused one: somebody has renewed it meanwhile, or what the refusal demanded was enough.
    return refused === undefined || kept?.token !== refused.token ? kept : ((await renewal(refused)) ?? kept);
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

const claimsOption = (claims: string | undefined) => (claims === undefined ? {} : { claims });

/**
 * One renewal for all who were refused the same token: requests under way meet the same 401, and the endpoint of a managed
 * identity answers 429 to a burst. Whoever comes when it has ended finds the new token with the credential.
 */
function makeRenewal(credential: RenewableCredential, scope: string) {
  const underWay = new Map<string, Promise<AccessToken | null>>();
  return async ({ token, claims }: RefusedToken): Promise<AccessToken | null> => {
    const renewed = underWay.get(token) ?? credential.renewToken?.(scope, claimsOption(claims));
    if (renewed === undefined) return null;
    underWay.set(token, renewed);
    try {
      return await renewed;
    } finally {
      underWay.delete(token);
    }
  };
}

/** The claims of a continuous access evaluation challenge, which a person's token may meet; a managed identity's does not. */
export function readClaimsChallenge(header: string | null): string | undefined {
  const encoded = /claims="([A-Za-z0-9+/=_-]+)"/.exec(header ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
