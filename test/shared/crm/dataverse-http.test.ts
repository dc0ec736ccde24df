import type { SharedPause } from '../../../shared/crm/throttle-pause.ts';
import { instantOf, type Instant } from '../../../shared/domain/calendar.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { answer, fault, reset, scriptDataverse } from './scripted-dataverse.ts';

const aRequest = (signal = inTime()) => ({
  method: 'GET' as const,
  path: '/api/data/v9.2/contacts?$select=contactid',
  signal,
});

/** What the call was refused with. */
const refusalOf = async (call: Promise<unknown>): Promise<Error> => {
  const caught: unknown = await call.then(() => undefined).catch((error: unknown) => error);
  if (caught instanceof Error) return caught;
  throw new Error('expected a refusal');
};

describe('dataverse http', () => {
  it('sends the headers Dataverse expects, with a token for this environment', async () => {
    const { http, sent, tokensAsked } = scriptDataverse([answer(200, {})]);
    await http.send(aRequest());
    expect(sent[0]?.url).toBe(
      'https://org.example.crm.dynamics.com/api/data/v9.2/contacts?$select=contactid',
    );
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer token-1',
      'if-none-match': 'null',
      'odata-maxversion': '4.0',
      'odata-version': '4.0',
    });
    expect(sent[0]?.redirect).toBe('manual');
    expect(tokensAsked[0]?.scope).toBe('https://org.example.crm.dynamics.com/.default');
  });

  it('reads the token once more after a 401, with the claims the answer demands', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true}}}';
    const challenge = { 'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${btoa(claims)}"` };
    const { http, sent, tokensAsked } = scriptDataverse([answer(401, '', challenge), answer(200, {})]);
    expect(await http.send(aRequest())).toMatchObject({ kind: 'answer' });
    expect(sent[1]?.headers.get('authorization')).toBe('Bearer token-2');
    expect(tokensAsked.map((asked) => asked.claims)).toEqual([undefined, claims]);
  });

  it('asks to come back later when the second token is refused too, or none is given', async () => {
    const refusedTwice = scriptDataverse([answer(401), answer(401)]);
    await expect(refusedTwice.http.send(aRequest())).rejects.toMatchObject({
      reason: 'dataverse_sign_in',
      message: expect.stringContaining('read again was refused too') as string,
    });
    const keptToken = scriptDataverse([answer(401), answer(401)], {
      credential: { getToken: async () => ({ token: 'kept', expiresOnTimestamp: 0 }) },
    });
    await expect(keptToken.http.send(aRequest())).rejects.toMatchObject({
      message: expect.stringContaining('gave no other') as string,
    });
    const noToken = scriptDataverse([], { credential: { getToken: async () => null } });
    await expect(noToken.http.send(aRequest())).rejects.toMatchObject({ reason: 'dataverse_sign_in' });
    const down = scriptDataverse([], {
      credential: { getToken: () => Promise.reject(new Error('no endpoint')) },
    });
    await expect(down.http.send(aRequest())).rejects.toMatchObject({ reason: 'dataverse_sign_in' });
  });

  it('asks again for another token where a renewal failed or gave the refused one once more', async () => {
    const given = [new Error('the endpoint is down'), 'kept', null, 'fresh'];
    const tokenOf = (token: string) => ({ token, expiresOnTimestamp: 0 });
    const renewToken = async () => {
      const next = given.shift();
      if (next instanceof Error) throw next;
      return typeof next === 'string' ? tokenOf(next) : null;
    };
    const credential = { getToken: async () => tokenOf('kept'), renewToken };
    const refusals = Array.from({ length: 6 }, () => answer(401)); // the first asker met one, the others two, the last one
    const { http, sent } = scriptDataverse([...refusals, answer(200, {})], { credential });
    for (let asked = 0; asked < 3; asked += 1)
      await expect(http.send(aRequest())).rejects.toMatchObject({ reason: 'dataverse_sign_in' });
    expect(await http.send(aRequest())).toMatchObject({ kind: 'answer' });
    expect(sent.at(-1)?.headers.get('authorization')).toBe('Bearer fresh');
  });

  it.each([
    { header: '7', waitMs: 7_000 },
    { header: 'Mon, 02 Nov 2026 08:00:09 GMT', waitMs: 9_000 },
  ])('waits out a short throttle of $header and repeats the request', async ({ header, waitMs }) => {
    const { http, sent, slept, throttles } = scriptDataverse([
      fault(429, '0x80072322', { 'Retry-After': header }),
      answer(200, {}),
    ]);
    expect(await http.send(aRequest())).toMatchObject({ kind: 'answer' });
    expect(sent).toHaveLength(2);
    expect(slept).toEqual([waitMs]);
    expect(throttles).toEqual([waitMs]);
  });

  it('hands a long throttle back and holds every further call until it is over', async () => {
    const { http, sent, later } = scriptDataverse([
      fault(429, '0x80072321', { 'Retry-After': '90' }),
      answer(200, {}),
    ]);
    const throttled = { reason: 'dataverse_throttled', retryAfterMs: 90_000 };
    await expect(http.send(aRequest())).rejects.toMatchObject(throttled);
    await expect(http.send(aRequest())).rejects.toMatchObject(throttled);
    expect(sent).toHaveLength(1);
    later(90_000);
    expect(await http.send(aRequest())).toMatchObject({ kind: 'answer' });
  });

  it('gives up waiting once many short throttles have used up its time', async () => {
    const busy = fault(429, '0x80072322', { 'Retry-After': '6' });
    const { http, slept } = scriptDataverse([busy, busy, busy, busy]);
    await expect(http.send(aRequest())).rejects.toMatchObject({
      reason: 'dataverse_throttled',
      retryAfterMs: 6_000,
    });
    expect(slept).toEqual([6_000, 6_000, 6_000]);
  });

  it('shares a throttle with other instances', async () => {
    let until: Instant | undefined;
    const sharedPause: SharedPause = {
      readPausedUntil: async () => until,
      pauseUntil: async (instant) => {
        until = instant;
      },
    };
    const one = scriptDataverse([fault(429, '0x80072322', { 'Retry-After': '60' })], { sharedPause });
    const other = scriptDataverse([], { sharedPause });
    await refusalOf(one.http.send(aRequest()));
    expect(until).toBe(instantOf(new Date(one.nowMs() + 60_000)));
    await expect(other.http.send(aRequest())).rejects.toMatchObject({ retryAfterMs: 60_000 });
    expect(other.sent).toEqual([]);
  });

  it.each([
    { name: '503', step: answer(503, '<html>Service Unavailable</html>') },
    { name: 'a broken connection', step: reset },
    { name: 'a SQL time-out', step: fault(400, '0x80044151') },
  ])('repeats after $name, three times at most', async ({ step }) => {
    const recovering = scriptDataverse([step, step, answer(200, {})]);
    expect(await recovering.http.send(aRequest())).toMatchObject({ kind: 'answer' });
    expect(recovering.slept).toEqual([1_000, 2_000]);
    const down = scriptDataverse([step, step, step, step]);
    await expect(down.http.send(aRequest())).rejects.toMatchObject({ reason: 'dataverse_unavailable' });
    expect(down.sent).toHaveLength(4);
  });

  it('gives up on 403, naming operation and code and nothing of the answer or the query', async () => {
    const { http } = scriptDataverse([fault(403, '0x80040220')]);
    const refusal = await refusalOf(http.send(aRequest()));
    expect(refusal).toMatchObject({ name: 'GiveUp', reason: 'dataverse_forbidden' });
    expect(refusal.message).toContain('GET contacts: 403 0x80040220');
    expect(refusal.message).not.toMatch(/Marker|select/);
  });

  it.each([
    { step: fault(404, '0x80040217'), expected: { kind: 'fault', status: 404, code: '0x80040217' } },
    { step: fault(400, '0x8004431A'), expected: { kind: 'fault', status: 400, code: '0x8004431a' } },
    { step: fault(412, ''), expected: { kind: 'fault', status: 412, code: '' } },
    { step: fault(400, 'Ada Marker'), expected: { kind: 'fault', status: 400, code: '' } },
    { step: answer(302), expected: { kind: 'fault', status: 302, code: '' } },
  ])('answers $expected.status $expected.code as a value without the text', async ({ step, expected }) => {
    expect(await scriptDataverse([step]).http.send(aRequest())).toEqual(expected);
  });

  it('stops when the time has run out, before a request, in one and in a wait', async () => {
    const outOfTime = { name: 'RetryLater', reason: 'out_of_time' };
    await expect(scriptDataverse([]).http.send(aRequest(AbortSignal.abort()))).rejects.toMatchObject(
      outOfTime,
    );

    const inRequest = new AbortController();
    const hanging = () => {
      inRequest.abort();
      throw new DOMException('aborted', 'AbortError');
    };
    const { http } = scriptDataverse([hanging]);
    await expect(http.send(aRequest(inRequest.signal))).rejects.toMatchObject(outOfTime);

    const inWait = new AbortController();
    const sleep = async () => {
      inWait.abort();
      throw new DOMException('aborted', 'AbortError');
    };
    const waiting = scriptDataverse([answer(503)], { sleep });
    await expect(waiting.http.send(aRequest(inWait.signal))).rejects.toMatchObject(outOfTime);
  });

  it('keeps back the calls that were waiting for a place when another is throttled', async () => {
    const { http, sent, throttles } = scriptDataverse([
      fault(429, '0x80072326', { 'Retry-After': '60' }),
      answer(200, {}),
      answer(200, {}),
      answer(200, {}),
      answer(200, {}),
    ]);
    const calls = await Promise.allSettled(Array.from({ length: 5 }, () => http.send(aRequest())));
    expect(calls.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(sent).toHaveLength(4);
    expect(throttles).toEqual([60_000]);
  });

  /** A step that notes how many requests are under way at once. */
  function watchParallelism(headers: Record<string, string>) {
    let running = 0;
    let most = 0;
    const step = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return new Response('{}', { headers });
    };
    return { step, most: () => most };
  }

  it.each([
    { name: 'than Dataverse recommends', first: answer(200, {}, { 'x-ms-dop-hint': '3' }), most: 3 },
    {
      name: 'than half as before once it was throttled',
      first: fault(429, '', { 'Retry-After': '1' }),
      most: 2,
    },
    { name: 'than it begins with', first: answer(200, {}), most: 4 },
  ])('has no more requests under way $name', async ({ first, most }) => {
    const watched = watchParallelism({});
    const { http } = scriptDataverse([first, ...Array.from({ length: 12 }, () => watched.step)]);
    await http.send(aRequest());
    await Promise.all(Array.from({ length: 11 }, () => http.send(aRequest())));
    expect(watched.most()).toBe(most);
  });
});
