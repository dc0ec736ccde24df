import { generateKeyPairSync } from 'node:crypto';
import { anEndpoint, attackedApp } from './attacked-app.ts';
import { makeToken, publicJwk, rs256 } from './token-forge.ts';

const endpoint = anEndpoint();
const HOUR_MS = 3_600_000;
const next = generateKeyPairSync('rsa', { modulusLength: 2048 });

function opened() {
  const app = attackedApp();
  const { forge } = app;
  const nextForge = { ...forge, ...next, kid: 'key-2' };
  /** A token whose life goes with the clock of the test. */
  const alive = () => ({ exp: app.time.nowMs / 1000 + 60 });
  const call = async (token: string) =>
    (await app.send(endpoint, { headers: { authorization: `Bearer ${token}` } })).status;
  return {
    ...app,
    nextJwk: publicJwk(nextForge),
    good: () => call(makeToken(forge, { claims: alive() })),
    signedByNext: () => call(makeToken(nextForge, { claims: alive() })),
    unknown: (kid: string) => call(makeToken(forge, { header: { kid }, sign: rs256(next.privateKey) })),
  };
}

describe('keys of the issuer', () => {
  it('are read once for many callers at the same moment', async () => {
    const { good, issuer } = opened();
    expect(new Set(await Promise.all([good(), good(), good(), good()]))).toEqual(new Set([200]));
    expect(issuer.reads).toBe(1);
  });

  it('may change: the new key is fetched when a token names it, the old one is gone then', async () => {
    const { good, signedByNext, issuer, nextJwk, time } = opened();
    expect(await good()).toBe(200);
    issuer.keys = [nextJwk];
    time.nowMs += 31_000;
    expect(await signedByNext()).toBe(200);
    expect(await good()).toBe(401);
  });

  it('lose a key that is withdrawn within the hour, without any token that names another', async () => {
    const { good, issuer, nextJwk, time } = opened();
    expect(await good()).toBe(200);
    issuer.keys = [nextJwk];
    time.nowMs += HOUR_MS + 1;
    expect(await good()).toBe(401);
  });

  it('are asked for once in 30 seconds, however many unknown keys tokens name', async () => {
    const { unknown, good, issuer, time } = opened();
    expect(await good()).toBe(200);
    const statuses = await Promise.all(Array.from({ length: 500 }, (_, index) => unknown(`key-x${index}`)));
    expect(statuses.filter((status) => status !== 401 && status !== 429)).toEqual([]);
    expect(issuer.reads).toBe(1);
    for (let second = 0; second < 300; second += 1) {
      time.nowMs += 1000;
      await unknown(`key-y${second}`);
    }
    expect(issuer.reads).toBeLessThanOrEqual(1 + 300 / 30);
    expect(await good()).toBe(200);
  });

  it('that cannot be read make every call 503, and soon are asked for again', async () => {
    const { good, issuer, time, reached, telemetry } = opened();
    issuer.isDown = true;
    expect([await good(), await good(), await good()]).toEqual([503, 503, 503]);
    expect(issuer.reads).toBe(1);
    expect(reached).toEqual([]);
    expect(telemetry.eventsOf('keys.missed')).toHaveLength(1);
    issuer.isDown = false;
    time.nowMs += 5001;
    expect(await good()).toBe(200);
  });

  it('stand for a day while the issuer does not answer, and no longer', async () => {
    const { good, unknown, issuer, time } = opened();
    expect(await good()).toBe(200);
    issuer.isDown = true;
    time.nowMs += 23 * HOUR_MS;
    expect(await good()).toBe(200);
    time.nowMs += 31_000;
    expect(await unknown('key-2')).toBe(503);
    time.nowMs += HOUR_MS;
    expect(await good()).toBe(503);
  });

  it('of another kind in the set disturb nobody and open nothing', async () => {
    const { good, signedByNext, issuer, nextJwk } = opened();
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    issuer.keys = [{ ...curve, kid: 'key-ec' }, { kty: 'RSA' }, { ...nextJwk, use: 'enc' }, ...issuer.keys];
    expect(await good()).toBe(200);
    expect(await signedByNext()).toBe(401);
  });
});
