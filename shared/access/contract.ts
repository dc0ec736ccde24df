/** Who calls: the object id of a person or an application in Microsoft Entra; never a name. */
export type Caller = { id: string };

/** Why a token is not accepted. What its claims say is told only once its signature is genuine. */
export type Refusal =
  | 'no_token'
  | 'malformed'
  | 'wrong_algorithm'
  | 'wrong_signature'
  | 'wrong_issuer'
  | 'version_1'
  | 'wrong_audience'
  | 'wrong_tenant'
  | 'expired'
  | 'not_yet_valid'
  | 'no_access_token';

export type Identity =
  | { kind: 'known'; caller: Caller; roles: readonly string[] }
  | { kind: 'refused'; reason: Refusal }
  /** The keys of the issuer cannot be read: nobody can be told from an impostor. */
  | { kind: 'unavailable' };

export interface Access {
  /** Who sent this Authorization header. Never throws for what a caller sent. */
  identify(authorization: string | null): Promise<Identity>;
  /** Where a client signs in; part of every 401. */
  readonly signInUrl: string;
}

export interface RequestBudget {
  /** Takes one request from the budget of `key`; how many seconds to wait when nothing is left, else 0. */
  charge(key: string): number;
}
