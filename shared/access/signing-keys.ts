import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';

/** Entra announces a key long before it signs with it; clients are asked to look at least once a day. */
const REFRESH_MS = 60 * 60_000;
/** While the issuer does not answer, its last keys stand; longer than that a withdrawn key would live on. */
const TRUST_MS = 24 * 60 * 60_000;
/** A token may name any key it likes: only so often does an unknown name make us ask. */
const PAUSE_MS = 30_000;
/** Without any key every caller is turned away: ask again sooner. */
const FIRST_PAUSE_MS = 5000;
const ANSWER_LIMIT_MS = 5000;

const keySetSchema = z.object({ keys: z.array(z.unknown()) });
/** The only kind of key that is asked for; another kind in the set concerns others. */
const rsaKeySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  use: z.literal('sig').exactOptional(),
  n: z.string(),
  e: z.string(),
});

type Deps = {
  url: string;
  fetch: typeof fetch;
  now: () => Date;
  /** Told of each attempt that failed. */
  onFault: () => void;
};

/** The issuer's keys cannot be read, and those known are too old or do not fit. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

async function readKeys({ url, fetch }: Pick<Deps, 'url' | 'fetch'>): Promise<JWTVerifyGetKey> {
  // Another address than the configured one is not believed, wherever a redirect comes from.
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const { keys } = keySetSchema.parse(await response.json());
  return createLocalJWKSet({
    keys: keys.flatMap((key) => {
      const rsa = rsaKeySchema.safeParse(key);
      return rsa.success ? [rsa.data] : [];
    }),
  });
}

/** The issuer's public keys: read when first needed, once an hour, and when a token names one that is not known. */
export function makeSigningKeys(deps: Deps): JWTVerifyGetKey {
  let known: { find: JWTVerifyGetKey; readAt: number } | undefined;
  let last: { at: number; fault?: unknown } = { at: Number.NEGATIVE_INFINITY };
  let reading: Promise<void> | undefined;
  const now = () => deps.now().getTime();
  const age = () => now() - (known?.readAt ?? Number.NEGATIVE_INFINITY);

  async function readOnce(): Promise<void> {
    last = { at: now() };
    try {
      known = { find: await readKeys(deps), readAt: now() };
    } catch (fault) {
      last = { at: now(), fault };
      deps.onFault();
    }
  }

  async function refresh(): Promise<void> {
    if (reading === undefined && now() - last.at < (known === undefined ? FIRST_PAUSE_MS : PAUSE_MS)) return;
    reading ??= readOnce().finally(() => {
      reading = undefined;
    });
    await reading;
  }

  function trusted(): JWTVerifyGetKey {
    if (known !== undefined && age() < TRUST_MS) return known.find;
    throw new KeysUnavailable('the keys of the issuer are not known', { cause: last.fault });
  }

  return async (header, token) => {
    if (age() > REFRESH_MS) await refresh();
    try {
      return await trusted()(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      if (last.fault !== undefined)
        throw new KeysUnavailable('the key may be new and cannot be read', { cause: last.fault });
      return trusted()(header, token);
    }
  };
}
