import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

export const TENANT = '1c2b3a49-5867-4756-9f4e-3d2c1b0a9f8e';
export const AUDIENCE = 'a5b4c3d2-1e0f-4a9b-8c7d-6e5f4a3b2c1d';
export const CALLER = '5b1d7c3e-8f0a-4f5e-9a57-0c6b2d1e4f10';
export const OTHER = '9f8e7d6c-5b4a-4938-8271-605f4e3d2c1b';

/** Made once: it takes a tenth of a second. */
const ISSUERS_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 });

type Part = Readonly<Record<string, unknown>>;

export type Forge = {
  issuer: string;
  tenantId: string;
  audience: string;
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  nowSeconds: number;
};

/** A forge that owns the key of an issuer: what it makes is genuine until something is changed. */
export function makeForge(at: Partial<Forge> & { nowSeconds: number }): Forge {
  return {
    issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    tenantId: TENANT,
    audience: AUDIENCE,
    kid: 'key-1',
    ...ISSUERS_KEY,
    ...at,
  };
}

/** The key as the issuer publishes it. */
export const publicJwk = ({ publicKey, kid }: Pick<Forge, 'publicKey' | 'kid'>) => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  use: 'sig',
});

const encode = (part: Part) => Buffer.from(JSON.stringify(part)).toString('base64url');

export const claimsOf = (forge: Forge): Part => ({
  iss: forge.issuer,
  aud: forge.audience,
  tid: forge.tenantId,
  oid: CALLER,
  azp: OTHER,
  ver: '2.0',
  roles: ['DataValidation.Manage'],
  iat: forge.nowSeconds - 60,
  nbf: forge.nowSeconds - 60,
  exp: forge.nowSeconds + 3600,
});

/** Undefined removes a claim or a header. */
export type Change = { header?: Part; claims?: Part; sign?: (content: string) => string };

/** A signed token with parts changed before it is signed. */
export function makeToken(forge: Forge, { header, claims, sign }: Change = {}): string {
  const head = encode({ alg: 'RS256', typ: 'JWT', kid: forge.kid, ...header });
  const content = `${head}.${encode({ ...claimsOf(forge), ...claims })}`;
  return `${content}.${(sign ?? rs256(forge.privateKey))(content)}`;
}

export const rs256 = (key: KeyObject) => (content: string) =>
  createSign('RSA-SHA256').update(content).sign(key, 'base64url');
export const rs384 = (key: KeyObject) => (content: string) =>
  createSign('RSA-SHA384').update(content).sign(key, 'base64url');
export const hs256 = (secret: string) => (content: string) =>
  createHmac('sha256', secret).update(content).digest('base64url');

/** A genuine token whose claims are changed after it was signed. */
export function tamper(token: string, claims: Part): string {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const before = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Part; // made above
  return `${head}.${encode({ ...before, ...claims })}.${signature}`;
}
