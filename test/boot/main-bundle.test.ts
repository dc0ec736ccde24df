import { readFile } from 'node:fs/promises';
import { methodsOf } from '../../functions/manage-handler.ts';
import { DECLARED_ROUTES, roleTexts } from '../../local/docs/declared-routes.ts';
import { describeFunctions } from '../../local/docs/describe-functions.ts';
import { readFunctionList } from '../../local/docs/function-list.ts';
import { listMainFunctions, readSampleSettings } from '../../local/docs/list-main-functions.ts';
import { withMainBundle } from '../../local/docs/with-main-bundle.ts';
import { readHostSettings } from '../../local/runner/host-settings.ts';
import type { HostSettings } from '../../local/runner/host-settings.ts';
import { listFunctions } from '../../local/runner/list-functions.ts';
import type { ListedFunction } from '../../local/runner/list-functions.ts';
import { QUEUE_LIMITS, WORK_LIMIT_MS } from '../../shared/queue/queue-limits.ts';

const DEAD_LETTERS = '/$DeadLetterQueue';
const SNAPSHOT_PARTITIONS = 16; // one hex digit: design section 7

let functions: ListedFunction[];
let host: HostSettings;
const queueTriggers = () =>
  functions.flatMap(({ bindings }) => bindings.filter(({ type }) => type === 'serviceBusTrigger'));

beforeAll(async () => {
  functions = await listMainFunctions();
  host = await readHostSettings('host.json');
}, 20_000);

it('registers exactly the functions that the README lists', async () => {
  const readme = await readFile('README.md', 'utf8');
  const { routePrefix } = host.extensions.http;
  const table = describeFunctions(functions, { routePrefix, roles: roleTexts() });
  expect(readFunctionList(readme)).toBe(table);
});

it('serves over HTTP what the route table declares with a role, and nothing else', () => {
  const served = functions.flatMap(({ name, bindings }) =>
    bindings
      .filter(({ type }) => type === 'httpTrigger')
      .map(({ methods, route, authLevel }) => ({ name, methods, route, authLevel })),
  );
  const declared = DECLARED_ROUTES.map(({ name, route, roles }) => ({
    name,
    methods: methodsOf(roles),
    route,
    authLevel: 'anonymous', // the guard asks for a token; a key of the platform would open nothing more
  }));
  expect(served).toEqual(declared);
  for (const { methods } of declared) expect(methods).not.toEqual([]);
});

it('does not load in Azure with a development issuer, which the sample settings name', async () => {
  const env = { ...(await readSampleSettings()), WEBSITE_SITE_NAME: 'contoso' };
  await withMainBundle(async (bundle) => {
    await expect(listFunctions({ bundle, env })).rejects.toThrow(/AUTH_ISSUER.*a development issuer/);
  });
});

it('finds every setting that a binding names in the sample settings', async () => {
  const sample = await readSampleSettings();
  const named = queueTriggers().flatMap(({ connection, queueName }) => [
    connection,
    ...[...String(queueName).matchAll(/%(.+?)%/g)].map(([, name]) => name),
  ]);
  expect(named).not.toEqual([]);
  expect(named.filter((name) => !(String(name) in sample))).toEqual([]);
});

it('names queues by settings and looks after the dead letters of each', () => {
  const names = queueTriggers().map(({ queueName }) => String(queueName));
  const queues = names.filter((name) => !name.endsWith(DEAD_LETTERS));
  expect(queues).not.toEqual([]);
  expect(queues.filter((name) => !/^%[A-Z_]+%$/.test(name))).toEqual([]);
  expect([...names].sort()).toEqual(queues.flatMap((name) => [name, name + DEAD_LETTERS]).sort());
});

it('receives the two job queues by session, and no dead letters so', () => {
  const bySession = queueTriggers().filter(({ isSessionsEnabled }) => isSessionsEnabled === true);
  expect(bySession.map(({ queueName }) => queueName).sort()).toEqual([
    '%REVALIDATION_QUEUE%',
    '%VALIDATION_QUEUE%',
  ]);
});

describe('host.json', () => {
  it('leaves a message more time than its work may take', () => {
    expect(host.functionTimeout).toBeGreaterThan(WORK_LIMIT_MS);
    expect(host.extensions.serviceBus.maxAutoLockRenewalDuration).toBeGreaterThan(WORK_LIMIT_MS);
    expect(QUEUE_LIMITS.lockDurationSeconds * 1000).toBeGreaterThan(WORK_LIMIT_MS);
  });

  it('takes no message before there is a hand for it', () => {
    expect(host.extensions.serviceBus['prefetchCount']).toBe(0);
  });

  it('holds no more sessions than there are snapshot partitions, and lets go of idle ones quickly', () => {
    const { maxConcurrentSessions, sessionIdleTimeout } = host.extensions.serviceBus;
    expect(maxConcurrentSessions).toBeLessThanOrEqual(SNAPSHOT_PARTITIONS);
    expect(sessionIdleTimeout).toBeLessThanOrEqual(5000);
  });
});
