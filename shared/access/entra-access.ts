import { errors, jwtVerify, type JWTVerifyGetKey, type JWTPayload } from 'jose';
import * as z from 'zod';
import type { Access, Identity, Refusal } from './contract.ts';
import { KeysUnavailable } from './signing-keys.ts';

/** Clocks of Azure and Entra differ by seconds. */
const CLOCK_TOLERANCE_SECONDS = 60;
/** Entra stops listing groups at 200, about 10 kB; servers take no longer header than 16 to 32 kB. */
const TOKEN_LENGTH_MAX = 16_384;

/** One scheme, one token of three parts: two headers joined by a comma do not fit. */
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

type Deps = {
  /** `https://login.microsoftonline.com/TENANT/v2.0` */
  issuer: string;
  tenantId: string;
  /** Client id of the registration of this API. */
  audience: string;
  keys: JWTVerifyGetKey;
  now: () => Date;
};

const id = z.guid().transform((text) => text.toLowerCase());
const claimsSchema = z.object({
  oid: id,
  /** One API; a list is nothing that Entra issues. */
  aud: z.string(),
  /** The client that got the token: an id token for a person has none, and opens nothing here. */
  azp: z.string(),
  roles: z.array(z.string()).default([]),
});

const refused = (reason: Refusal): Identity => ({ kind: 'refused', reason });

/** Callers by the access tokens that Microsoft Entra gave them for this API. */
export function makeEntraAccess(deps: Deps): Access {
  return {
    signInUrl: deps.issuer.replace(/\/v2\.0$/, '/oauth2/v2.0/authorize'),
    identify: async (authorization) => {
      if (authorization === null) return refused('no_token');
      const token = authorization.length > TOKEN_LENGTH_MAX ? undefined : BEARER.exec(authorization)?.[1];
      if (token === undefined) return refused('malformed');
      try {
        return identityOf(deps, await verify(deps, token));
      } catch (error) {
        return refusalOf(deps, error);
      }
    },
  };
}

async function verify({ issuer, audience, keys, now }: Deps, token: string): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys, {
    algorithms: ['RS256'],
    issuer,
    audience,
    requiredClaims: ['exp', 'nbf'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: now(),
  });
  return payload;
}

function identityOf({ tenantId }: Deps, payload: JWTPayload): Identity {
  if (payload['tid'] !== tenantId) return refused('wrong_tenant');
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) return refused('no_access_token');
  return { kind: 'known', caller: { id: claims.data.oid }, roles: claims.data.roles };
}

/** What jose found wrong, in our words; a fault that is not about the token goes on. */
function refusalOf(deps: Deps, error: unknown): Identity {
  if (error instanceof KeysUnavailable) return { kind: 'unavailable' };
  if (error instanceof errors.JOSEAlgNotAllowed) return refused('wrong_algorithm');
  if (error instanceof errors.JWSSignatureVerificationFailed) return refused('wrong_signature');
  if (error instanceof errors.JWKSNoMatchingKey) return refused('wrong_signature');
  if (error instanceof errors.JWTExpired) return refused('expired');
  if (error instanceof errors.JWTClaimValidationFailed) return refused(claimRefusal(deps, error));
  if (error instanceof errors.JOSEError) return refused('malformed');
  throw error;
}

function claimRefusal({ tenantId }: Deps, error: errors.JWTClaimValidationFailed): Refusal {
  if (error.claim === 'aud') return 'wrong_audience';
  if (error.claim === 'nbf' && error.reason === 'check_failed') return 'not_yet_valid';
  if (error.claim !== 'iss') return 'malformed';
  return error.payload.iss === `https://sts.windows.net/${tenantId}/` ? 'version_1' : 'wrong_issuer';
}
