import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runApp, until } from './running-app.ts';
import type { AppEvent, RunningApp } from './running-app.ts';

let running: RunningApp;
const call = (path: string, init?: RequestInit) => fetch(running.runner.url + path, init);

beforeAll(async () => {
  running = await runApp(join(__dirname, 'apps', 'mixed-app.ts'));
}, 20_000);
afterAll(() => running.stop());

describe('starting', () => {
  it('runs every sound function and leaves out the faulty and the disabled one', () => {
    expect(running.runner.functions).toEqual([
      'Work',
      'WorkInSessions',
      'Park',
      'Tick',
      'Item',
      'SpecialItem',
      'Slow',
      'Throws',
    ]);
    expect(running.lines.join('\n')).toMatch(/'Misconfigured' function is in error.*NO_SUCH_SETTING/);
    expect(running.lines.join('\n')).toMatch(/SwitchedOff is disabled/);
    expect(running.events('impossible')).toEqual([]);
  });

  it('writes its process id into the state folder', () => {
    const written = readFileSync(join(running.folder, 'state', 'runner.pid'), 'utf8');
    expect(Number(written)).toBe(running.runner.pid());
  });

  it('reports its peak memory', async () => {
    const bytes = await until(() => running.runner.peakMemoryBytes() || undefined);
    expect(bytes).toBeGreaterThan(30e6);
    expect(bytes).toBeLessThan(400e6);
  });
});

describe('HTTP functions', () => {
  it('get route values, query and body, and answer with status, headers and body', async () => {
    const response = await call('/API/Items/42/details?q=a%20b&code=any-key', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-functions-key': 'any-key' },
      body: '{"Kept":"As Is"}',
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-method')).toBe('PUT');
    expect(await response.json()).toEqual({
      params: { id: '42', part: 'details' },
      q: 'a b',
      body: { Kept: 'As Is' },
    });
  });

  it('may leave out an optional route value and prefer a literal route', async () => {
    expect(await (await call('/api/items/7')).json()).toMatchObject({ params: { id: '7' }, q: null });
    expect(await (await call('/api/items/special')).text()).toBe('special');
  });

  it.each([
    ['an unknown route', 'GET', '/api/nothing'],
    ['a method that the function does not take', 'DELETE', '/api/items/7'],
    ['a route value that fails its constraint', 'GET', '/api/items/seven'],
    ['a path too long', 'GET', '/api/items/7/details/more'],
    ['a path without the prefix', 'GET', '/items/7'],
    ['a broken escape', 'GET', '/api/items/%E0%A4%A'],
  ])('answer 404 to %s', async (_what, method, path) => {
    expect((await call(path, { method })).status).toBe(404);
  });

  it('answer 500 with an empty body when they throw', async () => {
    const response = await call('/api/throws');
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('');
    expect(running.lines.join('\n')).toContain('a secret of the app');
  });
});

describe('timers', () => {
  it('fire by hand through the admin address', async () => {
    const post = (headers: Record<string, string>) =>
      call('/admin/functions/Tick', { method: 'POST', headers, body: '{}' });
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
    expect(running.events('tick')).toEqual([]);
    expect((await post({ 'content-type': 'application/json' })).status).toBe(202);
    const [tick] = await until(() =>
      running.events('tick').length > 0 ? running.events('tick') : undefined,
    );
    expect(tick).toMatchObject({
      functionName: 'Tick',
      timer: { schedule: { adjustForDST: true }, isPastDue: false, scheduleStatus: null },
    });
  });

  it('record when they are due next, for a catch-up after downtime', () => {
    const file = join(running.folder, 'state', 'timers', 'Tick.json');
    const status: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(status).toMatchObject({ next: expect.stringMatching(/^\d{4}-01-01T00:00:00\.000Z$/) as unknown });
  });
});

describe('the admin addresses', () => {
  it('list the functions and say that the host runs', async () => {
    expect(await (await call('/admin/host/status')).json()).toEqual({ state: 'Running' });
    expect(await (await call('/admin/functions')).json()).toContainEqual({ name: 'Tick' });
    const unknown = await call('/admin/functions/NoSuch', { method: 'POST' });
    expect(unknown.status).toBe(404);
  });
});

describe('queue functions', () => {
  const done = (kind: string, name: string) =>
    until(() => running.events(kind).find((event) => event.at === 'end' && event.name === name));
  const starts = (kind: string, name: string) =>
    running.events(kind).filter((event) => event.at === 'start' && event.name === name);

  it('get the parsed body and the trigger metadata under the names of the host', async () => {
    await running.send('WORK_QUEUE', [
      {
        body: { name: 'metadata', Extra: { Inner: 1 } },
        messageId: 'm-1',
        correlationId: 'c-1',
        subject: 's-1',
        applicationProperties: { MyProp: 'x' },
      },
    ]);
    await done('queue', 'metadata');
    const [start] = starts('queue', 'metadata');
    expect(start?.['metadata']).toMatchObject({
      messageId: 'm-1',
      correlationId: 'c-1',
      subject: 's-1',
      label: 's-1',
      deliveryCount: 1,
      applicationProperties: { myProp: 'x' },
      userProperties: { myProp: 'x' },
      name: 'metadata',
      extra: { inner: 1 },
      lockToken: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      sequenceNumber: expect.any(Number) as unknown,
      enqueuedTimeUtc: expect.stringMatching(/T[\d:.]+$/) as unknown,
    });
  });

  it('get a message again when they throw, counted from 1', async () => {
    await running.send('WORK_QUEUE', [{ body: { name: 'second try', throwUntil: 2 } }]);
    await done('queue', 'second try');
    const counts = starts('queue', 'second try').map(
      ({ metadata }) => (metadata as AppEvent)['deliveryCount'],
    );
    expect(counts).toEqual([1, 2]);
  });

  it('see a message that always fails in the dead letters after the delivery limit', async () => {
    await running.send('WORK_QUEUE', [{ body: { name: 'poison', throwUntil: 99 } }]);
    const parked = await until(() => running.events('park')[0]);
    expect(parked).toMatchObject({
      message: { name: 'poison' },
      metadata: { applicationProperties: { deadLetterReason: 'MaxDeliveryCountExceeded' } },
    });
    expect(starts('queue', 'poison')).toHaveLength(3);
  });

  it('work on as many messages at a time as host.json allows', async () => {
    const names = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
    await running.send(
      'WORK_QUEUE',
      names.map((name) => ({ body: { name, pauseMs: 80 } })),
    );
    for (const name of names) await done('queue', name);
    expect(mostAtOnce(running.events('queue').filter((event) => names.includes(event.name ?? '')))).toBe(3);
  });

  it('serve sessions side by side, each one message at a time and in order', async () => {
    const orders = ['a', 'b', 'c'].flatMap((session) => [1, 2, 3].map((step) => ({ session, step })));
    await running.send(
      'SESSION_QUEUE',
      orders.map(({ session, step }) => ({
        sessionId: session,
        body: { name: `${session}${step}`, pauseMs: 40 },
      })),
    );
    for (const { session, step } of orders) await done('session', `${session}${step}`);
    const events = running.events('session');
    expect(mostAtOnce(events)).toBe(2);
    for (const session of ['a', 'b', 'c']) {
      const own = events.filter(({ name }) => name?.startsWith(session));
      expect(mostAtOnce(own)).toBe(1);
      expect(own.filter(({ at }) => at === 'end').map(({ name }) => name)).toEqual(
        [1, 2, 3].map((step) => `${session}${step}`),
      );
    }
  });

  it('get the next message of a session only after a failing one has been settled for good', async () => {
    await running.send('SESSION_QUEUE', [
      { sessionId: 'd', body: { name: 'd1', throwUntil: 2 } },
      { sessionId: 'd', body: { name: 'd2' } },
    ]);
    await done('session', 'd2');
    const order = running
      .events('session')
      .flatMap(({ name, at }) => (at === 'start' && name?.startsWith('d') ? [name] : []));
    expect(order).toEqual(['d1', 'd1', 'd2']);
  });
});

function mostAtOnce(events: readonly AppEvent[]): number {
  let now = 0;
  return Math.max(...events.map(({ at }) => (now += at === 'start' ? 1 : -1)));
}
