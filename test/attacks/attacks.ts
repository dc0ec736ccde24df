import { generateKeyPairSync } from 'node:crypto';
import {
  hs256,
  makeToken,
  OTHER,
  publicJwk,
  rs256,
  rs384,
  tamper,
  type Change,
  type Forge,
} from './token-forge.ts';

export type Attack = {
  name: string;
  /** The Authorization header; undefined sends none. */
  header: (forge: Forge) => string | undefined;
  status: 401 | 403;
  /** Of the sentence that the answer gives. */
  says: RegExp;
};

const attacker = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stolenKid = ({ kid }: Forge) => publicJwk({ publicKey: attacker.publicKey, kid });
const pem = ({ publicKey }: Forge) => publicKey.export({ type: 'spki', format: 'pem' }).toString();

const raw = (name: string, header: Attack['header'], says: RegExp): Attack => ({
  name,
  header,
  status: 401,
  says,
});
const forged = (name: string, says: RegExp, change: (forge: Forge) => Change): Attack =>
  raw(name, (forge) => `Bearer ${makeToken(forge, change(forge))}`, says);
const claiming = (name: string, says: RegExp, claims: (forge: Forge) => Change['claims'] & object): Attack =>
  forged(name, says, (forge) => ({ claims: claims(forge) }));
const roleless = (name: string, claims: Change['claims'] & object): Attack => ({
  ...claiming(name, /needs the app role DataValidation\./, () => claims),
  status: 403,
});

const UNREADABLE = /not one Bearer token/;
const BAD_SIGNATURE = /not signed with a key of the issuer/;
const BAD_ALGORITHM = /not signed with RS256/;

const HEADERS: readonly Attack[] = [
  raw('no token', () => undefined, /^Send Authorization: Bearer/),
  raw('an empty header', () => '', UNREADABLE),
  raw('a scheme without a token', () => 'Bearer ', UNREADABLE),
  raw('another scheme', () => 'Basic YWRtaW46YWRtaW4=', UNREADABLE),
  raw('a word', () => 'Bearer letmein', UNREADABLE),
  raw('three words', () => 'Bearer let.me.in', UNREADABLE),
  raw('a token without its scheme', (forge) => makeToken(forge), UNREADABLE),
  raw(
    'two tokens in one header',
    (forge) => `Bearer ${makeToken(forge)}, Bearer ${makeToken(forge)}`,
    UNREADABLE,
  ),
  raw('a bad token before a good one', (forge) => `Bearer a.b.c,Bearer ${makeToken(forge)}`, UNREADABLE),
  raw('a token of 100 kB', () => `Bearer ${'a'.repeat(50_000)}.${'b'.repeat(50_000)}.c`, UNREADABLE),
];

const SIGNATURES: readonly Attack[] = [
  forged('alg none without signature', UNREADABLE, () => ({ header: { alg: 'none' }, sign: () => '' })),
  forged('alg none with a signature', BAD_ALGORITHM, () => ({ header: { alg: 'none' } })),
  forged('alg nOnE', BAD_ALGORITHM, () => ({ header: { alg: 'nOnE' } })),
  forged('no alg', UNREADABLE, () => ({ header: { alg: undefined } })),
  forged('HS256 with the public key as secret', BAD_ALGORITHM, (forge) => ({
    header: { alg: 'HS256' },
    sign: hs256(pem(forge)),
  })),
  forged('HS256 with the modulus as secret', BAD_ALGORITHM, (forge) => ({
    header: { alg: 'HS256' },
    sign: hs256(String(publicJwk(forge).n)),
  })),
  forged('RS384 with the right key', BAD_ALGORITHM, ({ privateKey }) => ({
    header: { alg: 'RS384' },
    sign: rs384(privateKey),
  })),
  forged('another key under the name of the right one', BAD_SIGNATURE, () => ({
    sign: rs256(attacker.privateKey),
  })),
  forged('a key that nobody published', BAD_SIGNATURE, () => ({
    header: { kid: '../../dev/null' },
    sign: rs256(attacker.privateKey),
  })),
  forged('a key inside the token', BAD_SIGNATURE, (forge) => ({
    header: { jwk: stolenKid(forge) },
    sign: rs256(attacker.privateKey),
  })),
  forged('the address of a key in the token', BAD_SIGNATURE, () => ({
    header: { jku: 'https://keys.example/keys', x5u: 'https://keys.example/cert' },
    sign: rs256(attacker.privateKey),
  })),
  forged('a signature over other claims', BAD_SIGNATURE, () => ({
    sign: (content) => `${'A'.repeat(341)}${content.length % 10}`,
  })),
  raw(
    'claims changed after signing',
    (forge) =>
      `Bearer ${tamper(makeToken(forge, { claims: { roles: [] } }), { roles: ['DataValidation.Manage'] })}`,
    BAD_SIGNATURE,
  ),
  forged('an extension that must be understood', UNREADABLE, () => ({ header: { crit: ['exp'], exp: 1 } })),
  forged('a payload that is not encoded', UNREADABLE, () => ({ header: { crit: ['b64'], b64: false } })),
];

const CLAIMS: readonly Attack[] = [
  claiming('an issuer that looks alike', /another issuer/, ({ tenantId }) => ({
    iss: `https://login.microsoftonline.com.example/${tenantId}/v2.0`,
  })),
  claiming('the issuer of another tenant', /another issuer/, ({ issuer, tenantId }) => ({
    iss: issuer.replace(tenantId, OTHER),
    tid: OTHER,
  })),
  claiming('no issuer', /another issuer/, () => ({ iss: undefined })),
  claiming('a token of version 1', /requestedAccessTokenVersion/, ({ tenantId }) => ({
    iss: `https://sts.windows.net/${tenantId}/`,
    ver: '1.0',
  })),
  claiming('another audience', /another API/, () => ({ aud: '00000003-0000-0000-c000-000000000000' })),
  claiming('no audience', /another API/, () => ({ aud: undefined })),
  claiming('several audiences', /not an access token/, ({ audience }) => ({ aud: [OTHER, audience] })),
  claiming('another tenant', /another tenant/, () => ({ tid: OTHER })),
  claiming('no tenant', /another tenant/, () => ({ tid: undefined })),
  claiming('a token that has expired', /has expired/, ({ nowSeconds }) => ({ exp: nowSeconds - 90 })),
  claiming('no expiry', UNREADABLE, () => ({ exp: undefined })),
  claiming('an expiry in words', UNREADABLE, () => ({ exp: 'never' })),
  claiming('a token of tomorrow', /not valid yet/, ({ nowSeconds }) => ({ nbf: nowSeconds + 90 })),
  claiming('no beginning', UNREADABLE, () => ({ nbf: undefined })),
  claiming('an id token', /not an access token/, () => ({ azp: undefined, nonce: 'n' })),
  claiming('no object id', /not an access token/, () => ({ oid: undefined })),
  claiming('a name for an object id', /not an access token/, () => ({ oid: 'admin' })),
  claiming('a role that is not in a list', /not an access token/, () => ({ roles: 'DataValidation.Manage' })),
];

const ROLELESS: readonly Attack[] = [
  roleless('no role', { roles: undefined }),
  roleless('roles of another API', { roles: ['Admin', 'DataValidation', 'DataValidation.Manage.All'] }),
  roleless('a role in other letters', { roles: ['datavalidation.manage'] }),
  roleless('the role as a delegated scope', {
    roles: undefined,
    scp: 'DataValidation.Manage DataValidation.Read',
  }),
  roleless('an application without a role', { roles: undefined, idtyp: 'app' }),
  roleless('a directory role', { roles: undefined, wids: ['62e90394-69f5-4237-9190-012177145e10'] }),
];

/** What a caller may try, and how it is refused. */
export const ATTACKS: readonly Attack[] = [...HEADERS, ...SIGNATURES, ...CLAIMS, ...ROLELESS];
