import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import * as z from 'zod';

/** In the --state folder; whoever can read it can sign tokens for the app that runs from there. */
const FILE = 'development-issuer.json';
const OWNER_ONLY = 0o600;
const LIFETIME_SECONDS = 3600; // as Entra's

const keySchema = z.object({
  issuer: z.string(),
  tenantId: z.guid(),
  audience: z.guid(),
  privateKey: z.record(z.string(), z.string()),
});
export type DevelopmentKey = z.infer<typeof keySchema>;

/** Who calls in the audit, nobody's object id in any tenant: a person with a token of the folder, and `npm start`. */
export const DEVELOPER_ID = '00000000-0000-0000-0000-00000000de50';
export const COMMAND_LINE_ID = '00000000-0000-0000-0000-00000000c11e';

/** A new key with its public half; nothing signed with an earlier one is accepted any more. */
export async function makeDevelopmentKey(at: { issuer: string; tenantId: string; audience: string }) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const key = keySchema.parse({
    ...at,
    privateKey: { ...(await exportJWK(privateKey)), kid: 'development' },
  });
  return { key, publicKey: { ...(await exportJWK(publicKey)), kid: 'development', use: 'sig' } };
}

export const saveDevelopmentKey = (folder: string, { key }: { key: DevelopmentKey }): Promise<void> =>
  writeFile(join(folder, FILE), `${JSON.stringify(key)}\n`, { mode: OWNER_ONLY });

export async function readDevelopmentKey(folder: string): Promise<DevelopmentKey> {
  return keySchema.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8')));
}

/** A token as Entra would give it to a person with these roles. */
export async function signDevelopmentToken(
  key: DevelopmentKey,
  { callerId, roles, now }: { callerId: string; roles: readonly string[]; now: Date },
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = { oid: callerId, tid: key.tenantId, azp: key.audience, ver: '2.0', roles };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'development' })
    .setIssuer(key.issuer)
    .setAudience(key.audience)
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + LIFETIME_SECONDS)
    .sign(await importJWK(key.privateKey, 'RS256'));
}
