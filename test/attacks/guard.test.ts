import { HttpRequest, InvocationContext, type HttpResponseInit } from '@azure/functions';
import { guarded } from '../../functions/guarded.ts';
import { GiveUp, RetryLater } from '../../shared/domain/failures.ts';
import { NO_TRACING } from '../../shared/telemetry/console-telemetry.ts';
import { makeTelemetryDouble } from '../doubles/telemetry/make-telemetry-double.ts';
import { anEndpoint, attackedApp } from './attacked-app.ts';
import { makeToken } from './token-forge.ts';

const endpoint = anEndpoint();
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

const MARKER = 'zyxwvuname';
const PROTECTION = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/** A request whose caller is known, before a handler that fails. */
async function fail(fault: Error) {
  const logged: string[] = [];
  const handler = guarded(
    {
      access: {
        signInUrl: '',
        identify: () =>
          Promise.resolve({ kind: 'known', caller: { id: 'c' }, roles: ['DataValidation.Manage'] }),
      },
      budgets: { callers: { charge: () => 0 }, strangers: { charge: () => 0 } },
      telemetry: { ...NO_TRACING, ...makeTelemetryDouble() },
    },
    { ...endpoint.route, handler: () => Promise.reject(fault) },
  );
  const context = new InvocationContext({
    invocationId: 'invocation-1',
    logHandler: (level, ...args) => logged.push(`${level} ${args.join(' ')}`),
  });
  const request = new HttpRequest({ method: 'GET', url: 'https://app.example/api' });
  const answer = (await handler(request, context)) as HttpResponseInit; // the guard answers no other form
  return { answer, logged: logged.join('\n') };
}

describe('every answer', () => {
  it('is kept from browsers and caches, whatever its status, and opened to no origin', async () => {
    const { forge, send } = attackedApp();
    const origin = { origin: 'https://evil.example', 'access-control-request-method': 'PUT' };
    const good = `Bearer ${makeToken(forge)}`;
    const answers = [
      await send(endpoint, { headers: { ...origin, authorization: good } }),
      await send(endpoint, { headers: { ...origin, authorization: good, 'content-length': '10000000' } }),
      await send(endpoint, { headers: origin }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 413, 401]);
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject(PROTECTION);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    expect((await fail(new Error('x'))).answer.headers).toMatchObject(PROTECTION);
  });

  it('says where to sign in when it is 401', async () => {
    const { send, forge } = attackedApp();
    const { headers, problem } = await send(endpoint, {});
    const signIn = forge.issuer.replace('/v2.0', '/oauth2/v2.0/authorize');
    expect(headers.get('www-authenticate')).toBe(`Bearer authorization_uri="${signIn}"`);
    expect(problem).toMatchObject({ title: 'Unauthorized' });
    const bad = await send(endpoint, bearer('a.b.c'));
    expect(bad.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });
});

describe('clocks', () => {
  it('may differ by a minute', async () => {
    const { forge, send } = attackedApp();
    const { nowSeconds } = forge;
    for (const claims of [{ exp: nowSeconds - 59 }, { nbf: nowSeconds + 59 }])
      expect((await send(endpoint, bearer(makeToken(forge, { claims })))).status).toBe(200);
  });
});

describe('a method that the table does not name', () => {
  it('is refused even with the highest role, whatever another header says', async () => {
    const { forge, send, reached } = attackedApp();
    const headers = { ...bearer(makeToken(forge)).headers, 'x-http-method-override': 'GET' };
    for (const method of ['PATCH', 'OPTIONS', 'PROPFIND'])
      expect((await send({ ...endpoint, method }, { headers })).status).toBe(405);
    expect(reached).toEqual([]);
  });
});

describe('a flood', () => {
  it('of one caller is answered 429 with the time to wait, and no other caller notices', async () => {
    const { forge, send, time, reached } = attackedApp();
    const token = makeToken(forge);
    const answers = [];
    for (let call = 0; call < 70; call += 1) answers.push(await send(endpoint, bearer(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    expect(answers.at(-1)?.status).toBe(429);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('1');
    expect(reached).toHaveLength(60);
    const other = makeToken(forge, { claims: { oid: forge.tenantId } });
    expect((await send(endpoint, bearer(other))).status).toBe(200);
    time.nowMs += 1000;
    expect((await send(endpoint, bearer(token))).status).toBe(200);
  });

  it('of strangers is counted by the address that the front end saw, not by what they say', async () => {
    const { forge, send } = attackedApp();
    const from = (told: string, seen = '203.0.113.7:4711') => ({ 'x-forwarded-for': `${told}, ${seen}` });
    const statuses = [];
    for (let call = 0; call < 25; call += 1)
      statuses.push((await send(endpoint, { headers: from(`198.51.100.${call}`) })).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
    const elsewhere = await send(endpoint, { headers: from('198.51.100.1', '203.0.113.8:4711') });
    expect(elsewhere.status).toBe(401);
    const neighbour = { ...from('198.51.100.1'), ...bearer(makeToken(forge)).headers };
    expect((await send(endpoint, { headers: neighbour })).status).toBe(200);
  });
});

describe('logs and events', () => {
  it('repeat nothing that a caller sent', async () => {
    const { forge, send, logged, telemetry } = attackedApp();
    const claims = { preferred_username: MARKER, roles: [MARKER] };
    const headers = { 'x-forwarded-for': MARKER, 'user-agent': MARKER };
    await send(endpoint, {
      headers: { ...headers, authorization: `Bearer ${makeToken(forge, { claims })}` },
    });
    await send(endpoint, { headers: { ...headers, authorization: `Bearer ${MARKER}` } });
    await send(endpoint, bearer(makeToken(forge, { header: { kid: MARKER } })));
    expect(telemetry.eventsOf('access.refused').map(({ reason }) => reason)).toEqual([
      'no_role',
      'malformed',
      'wrong_signature',
    ]);
    expect(JSON.stringify([logged, telemetry.events])).not.toContain(MARKER);
  });

  it('tell the place of a fault, and of its message only what is ours', async () => {
    const cause = new TypeError(`cannot read ${MARKER}`);
    const { answer, logged } = await fail(new Error(`bad ${MARKER}`, { cause }));
    expect(answer).toMatchObject({ status: 500 });
    expect(JSON.stringify(answer)).toContain('invocation-1');
    expect(JSON.stringify(answer)).not.toContain(MARKER);
    expect(logged).toMatch(/^error Error\n\s+at .*guard\.test[^]*caused by TypeError\n\s+at /);
    expect(logged).not.toContain(MARKER);
    expect((await fail(new GiveUp('state_malformed'))).logged).toMatch(/^error GiveUp: state_malformed\n/);
  });

  it('tell a caller when to come back while another service is busy', async () => {
    const { answer, logged } = await fail(new RetryLater('dataverse_throttled', { retryAfterMs: 1500 }));
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(logged).toBe('warning dataverse_throttled');
  });
});
