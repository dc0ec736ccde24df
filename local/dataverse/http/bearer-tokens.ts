import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { DataverseError, knownError } from '../dataverse-error.ts';
import type { Settings } from '../storage/settings.ts';

type Claims = { readonly aud: string; readonly exp: number; readonly sub?: string };

type IssuedToken = { readonly token: string; readonly expiresOnSeconds: number };

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const withoutSlash = (resource: string) => resource.replace(/\/+$/, '');

/** Signed, JWT-shaped tokens for one resource; the secret outlives a restart, as the tokens do. */
export class BearerTokens {
  private readonly secret: Buffer;
  private readonly now: () => Date;

  constructor(deps: { settings: Settings; now: () => Date }) {
    this.now = deps.now;
    const saved = deps.settings.read('tokenSecret') ?? randomBytes(32).toString('hex');
    deps.settings.save({ name: 'tokenSecret', value: saved });
    this.secret = Buffer.from(saved, 'hex');
  }

  issue(claims: { resource: string; lifetimeSeconds: number; userId?: string }): IssuedToken {
    const expiresOnSeconds = Math.floor(this.now().getTime() / 1000) + claims.lifetimeSeconds;
    const subject = claims.userId === undefined ? {} : { sub: claims.userId };
    const payload = { aud: withoutSlash(claims.resource), exp: expiresOnSeconds, ...subject };
    const content = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(payload)}`;
    return { token: `${content}.${this.sign(content)}`, expiresOnSeconds };
  }

  /** Refuses a missing, foreign or expired token with 401; the user it was issued to, undefined for the application user. */
  require(authorization: string | undefined, place: { resource: string }): string | undefined {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    const claims = token === undefined ? undefined : this.verify(token);
    if (claims?.aud !== withoutSlash(place.resource)) throw this.refusal(place.resource);
    if (claims.exp * 1000 <= this.now().getTime()) {
      throw knownError('ExpiredOAuthToken', { headers: this.challenge(place.resource) });
    }
    return claims.sub;
  }

  private verify(token: string): Claims | undefined {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.sign(`${header}.${payload}`));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims; // signed by us
  }

  private sign(content: string): string {
    return createHmac('sha256', this.secret).update(content).digest('base64url');
  }

  private challenge(resource: string): Record<string, string> {
    return {
      'WWW-Authenticate': `Bearer authorization_uri=https://login.microsoftonline.com/common/oauth2/authorize, resource_id=${resource}/`,
    };
  }

  private refusal(resource: string): DataverseError {
    const message = 'HTTP Error 401 - Unauthorized: Access is denied';
    return new DataverseError({ status: 401, code: '', message, headers: this.challenge(resource) });
  }
}
