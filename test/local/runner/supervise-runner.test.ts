import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runApp, until } from './running-app.ts';
import type { RunningApp } from './running-app.ts';

const MIXED = join(__dirname, 'apps', 'mixed-app.ts');
const BROKEN = join(__dirname, 'apps', 'broken-app.ts');
const apps: RunningApp[] = [];
const start = async (...args: Parameters<typeof runApp>) => {
  const app = await runApp(...args);
  apps.push(app);
  return app;
};
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
});
jest.setTimeout(20_000);

const status = async (url: string) => {
  const response = await fetch(url).catch(() => undefined); // refused while the runner is down
  return response?.status;
};

it('starts a killed runner again at the same address, and the message in work comes back', async () => {
  // The broker keeps a dead receiver's lock until it runs out, as the service does.
  const { runner, events, send } = await start(MIXED, { lockDurationMs: 500 });
  const firstPid = runner.pid() ?? 0;
  await send('WORK_QUEUE', [{ body: { name: 'interrupted', pauseMs: 400 } }]);
  await until(() => events('queue').find(({ at }) => at === 'start'));
  process.kill(firstPid, 'SIGKILL');

  const end = await until(() => events('queue').find(({ at }) => at === 'end'));
  expect(end.pid).not.toBe(firstPid);
  expect(end.pid).toBe(runner.pid());
  expect(runner.restarts()).toBe(1);
  await until(async () => (await status(`${runner.url}/api/items/special`)) === 200 || undefined);
});

it('starts a runner again whose app ends the process', async () => {
  const { runner, events, send } = await start(MIXED, { lockDurationMs: 500 });
  await send('WORK_QUEUE', [{ body: { name: 'deadly', exit: true } }]);
  await until(() => events('queue').find(({ at }) => at === 'end'));
  expect(runner.restarts()).toBe(1);
});

it('ends a worker whose function exceeds functionTimeout', async () => {
  const { runner, lines, send } = await start(MIXED, { host: { functionTimeout: '00:00:00.300' } });
  await send('WORK_QUEUE', [{ body: { name: 'endless', pauseMs: 60_000 } }]);
  await until(() => runner.restarts() > 0 || undefined);
  expect(lines.join('\n')).toMatch(/Timeout value of 300 ms exceeded by function Work/);
});

it('lets calls in flight finish when stopped, and leaves no process id behind', async () => {
  const app = await start(MIXED);
  await app.send('WORK_QUEUE', [{ body: { name: 'in flight', pauseMs: 300 } }]);
  await app.send('SESSION_QUEUE', [{ sessionId: 's', body: { name: 'in flight', pauseMs: 300 } }]);
  const slow = fetch(`${app.runner.url}/api/slow`).then((response) => response.text());
  await until(() => (app.events().filter(({ at }) => at === 'start').length === 3 ? true : undefined));
  await app.runner.stop();

  expect(await slow).toBe('late but there');
  expect(app.events('queue').map(({ at }) => at)).toEqual(['start', 'end']);
  expect(app.events('session').map(({ at }) => at)).toEqual(['start', 'end']);
  expect(app.runner.pid()).toBeUndefined();
  expect(existsSync(join(app.folder, 'state', 'runner.pid'))).toBe(false);
  expect(await status(`${app.runner.url}/api/items/special`)).toBeUndefined();
});

it('ends gracefully on SIGTERM too', async () => {
  const { runner, events, lines, send } = await start(MIXED);
  await send('WORK_QUEUE', [{ body: { name: 'in flight', pauseMs: 300 } }]);
  await until(() => events('queue').find(({ at }) => at === 'start'));
  process.kill(runner.pid() ?? 0, 'SIGTERM');
  await until(() => runner.restarts() > 0 || undefined);
  expect(events('queue').map(({ at }) => at)).toEqual(['start', 'end']);
  expect(lines.join('\n')).toMatch(/died \(code 0\)/);
});

it('stays up without functions when the entry file fails', async () => {
  const { runner, lines } = await start(BROKEN);
  expect(runner.functions).toEqual([]);
  expect(runner.fault).toMatch(/unable to load entry point .*a setting is missing/);
  expect(await status(`${runner.url}/api/registered`)).toBe(404);
  expect(await status(`${runner.url}/admin/host/status`)).toBe(200);
  expect(lines.join('\n')).toContain('Worker was unable to load entry point');
  expect(runner.restarts()).toBe(0);
});

it('answers 503 to everything when a connection setting is missing', async () => {
  const { runner } = await start(MIXED, { env: { SERVICE_BUS: '' } });
  expect(runner.fault).toMatch(/Work needs the app setting SERVICE_BUS/);
  expect(await status(`${runner.url}/api/items/special`)).toBe(503);
  expect(await status(`${runner.url}/admin/host/status`)).toBe(503);
});

it('answers 503 to everything when host.json has a value out of range', async () => {
  const { runner } = await start(MIXED, { host: { extensions: { serviceBus: { maxConcurrentCalls: 0 } } } });
  expect(runner.fault).toMatch(/host\.json is not valid[^]*maxConcurrentCalls/);
  expect(await status(`${runner.url}/api/items/special`)).toBe(503);
});
