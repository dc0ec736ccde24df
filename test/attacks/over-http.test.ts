import { execFile } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { readDevelopmentKey } from '../../local/access/development-key.ts';
import { startLocalPlatform, type LocalPlatform } from '../../local/cli/start-local-platform.ts';
import { openStateFolder, type StateFolder } from '../../local/cli/state-folder.ts';
import { ENDPOINTS } from './attacked-app.ts';
import { ATTACKS } from './attacks.ts';
import { makeForge, makeToken, type Forge } from './token-forge.ts';

const run = promisify(execFile);
const MARKER = 'zyxwvuname';

let folder: StateFolder;
let platform: LocalPlatform;
let app: string;
let forge: Forge;

beforeAll(async () => {
  folder = await openStateFolder(undefined);
  platform = await startLocalPlatform({
    root: process.cwd(),
    state: folder,
    today: undefined,
    lockDurationMs: undefined,
    onLine: () => undefined,
  });
  // Somebody whose contacts are validated: without anybody, validation cannot be switched on.
  platform.dataverse.store.upsert('systemuser', {
    systemuserid: '00000000-0000-4000-8000-000000000001',
    isdisabled: false,
    accessmode: 0,
  });
  app = `${(await platform.startApp()).url}/api`;
  const { issuer, tenantId, audience, privateKey: jwk } = await readDevelopmentKey(folder.path);
  const privateKey = createPrivateKey({ format: 'jwk', key: jwk });
  const publicKey = createPublicKey({ format: 'jwk', key: jwk });
  const nowSeconds = Math.floor(Date.now() / 1000);
  forge = makeForge({ issuer, tenantId, audience, kid: 'development', privateKey, publicKey, nowSeconds });
}, 60_000);
afterAll(async () => {
  await platform.stop();
  await folder.close();
});

type Call = { method?: string; path?: string; headers?: readonly string[]; body?: string; chunked?: boolean };

/** Headers as they are written on the wire, so that one may come twice. */
async function send({ method = 'GET', path = 'manage/enablement', headers = [], body, chunked }: Call) {
  const length =
    chunked === true ? ['transfer-encoding', 'chunked'] : ['content-length', String(body?.length ?? 0)];
  return await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(`${app}/${path}`, {
      method,
      headers: ['host', new URL(app).host, ...length, ...headers],
    });
    let isAnswered = false;
    sent.on('response', (response) => {
      isAnswered = true;
      text(response).then((answer) => {
        resolve({ status: response.statusCode ?? 0, body: answer });
      }, reject);
    });
    sent.on('error', (error) => {
      if (!isAnswered) reject(error); // an answer before the end of the body closes the connection
    });
    sent.end(body);
  });
}

const bearer = (token: string) => ['authorization', `Bearer ${token}`];
/** Every caller has a budget; a new one has a full one. */
const callers = (function* () {
  for (let caller = 1; ; caller += 1) yield `00000000-0000-0000-0000-${String(caller).padStart(12, '0')}`;
})();
const good = () => makeToken(forge, { claims: { oid: callers.next().value } });

/** What an admin sees: nothing of it may change by an attack. */
async function standing() {
  const enablement = await send({ headers: bearer(good()) });
  const runs = await send({ path: 'manage/runs', headers: bearer(good()) });
  expect([enablement.status, runs.status]).toEqual([200, 200]);
  return { enablement: enablement.body, runs: runs.body, messages: (await platform.measure()).messages };
}

/** Refused as a stranger the first twenty times, as one of too many after that. */
const REFUSED = [401, 429];

it('refuses every attack on every function over HTTP, and nothing has happened', async () => {
  const before = await standing();
  expect(before.enablement).toContain('"off"');
  const wrong: string[] = [];
  for (const { route, method } of ENDPOINTS) {
    const path = route.route.replace(/\{(\w+)\??\}/g, 'any');
    for (const { name, header, status } of ATTACKS) {
      const value = header(forge);
      const headers = value === undefined ? [] : ['authorization', value];
      const expected =
        status === 403
          ? [403, 429]
          : [...REFUSED, ...(value !== undefined && value.length > 16_000 ? [431] : [])];
      const body = method === 'GET' ? {} : { body: '{"dataValidation":"on"}' };
      const answer = await send({ method, path, headers: [...headers, 'if-match', '"never-set"'], ...body });
      if (!expected.includes(answer.status)) wrong.push(`${method} ${path} ${name}: ${answer.status}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await standing()).toEqual(before);
}, 60_000);

it('takes no token from a second Authorization header, a key, a query or another method’s name', async () => {
  const before = await standing();
  const reader = makeToken(forge, { claims: { roles: ['DataValidation.Read'], oid: callers.next().value } });
  const put = { method: 'PUT', body: '{"dataValidation":"on"}' };
  const version = ['if-match', '"never-set"'];
  const twice = [...bearer(reader), ...bearer(good())];
  expect(REFUSED).toContain((await send({ ...put, headers: [...twice, ...version] })).status);
  expect(REFUSED).toContain(
    (await send({ path: 'manage/enablement?code=master', headers: ['x-functions-key', 'master'] })).status,
  );
  expect(REFUSED).toContain((await send({ path: `manage/enablement?access_token=${good()}` })).status);
  const disguised = ['x-http-method-override', 'PUT', 'x-method-override', 'PUT', ...version];
  const answer = await send({
    headers: [...bearer(reader), ...disguised],
    path: 'manage/enablement?_method=PUT',
  });
  expect(answer).toEqual({ status: 200, body: before.enablement });
  expect(await standing()).toEqual(before);
});

it('refuses a body of 10 MB before it has come, with a length and without', async () => {
  const body = 'x'.repeat(10_000_000);
  const before = await standing();
  for (const chunked of [false, true]) {
    const put = { method: 'PUT', headers: [...bearer(good()), 'if-match', '"never-set"'], body, chunked };
    expect((await send(put)).status).toBe(413);
  }
  expect(await standing()).toEqual(before);
});

it('writes nothing into the log that a caller sent', async () => {
  const claims = { preferred_username: MARKER, roles: [MARKER] };
  await send({ headers: bearer(makeToken(forge, { claims })) });
  await send({
    headers: ['authorization', `Bearer ${MARKER}`, 'user-agent', MARKER],
    path: `manage/enablement?q=${MARKER}`,
  });
  await send({ method: 'PUT', headers: [...bearer(good()), 'if-match', MARKER], body: `{"${MARKER}":1}` });
  await send({
    method: 'PUT',
    headers: [...bearer(good()), 'if-match', `"${MARKER}"`],
    body: '{"dataValidation":"dryRun"}',
  });
  await send({ path: `manage/runs/${MARKER}`, headers: bearer(good()) });
  const log = await readFile(folder.file('runner.log'), 'utf8');
  expect(log).toContain('access.refused');
  expect(log).not.toContain(MARKER);
});

it('answers the calls of docs/http-api.md as they stand there', async () => {
  const page = await readFile('docs/http-api.md', 'utf8');
  const script = /```bash\n([^]*?)```/.exec(page)?.[1] ?? '';
  const env = { ...process.env, APP: `${app}/manage`, FOLDER: folder.path };
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { env });
  expect(stdout.match(/HTTP\/1\.1 \d+/g)).toEqual(
    ['200', '200', '202', '200', '403'].map((status) => `HTTP/1.1 ${status}`),
  );
  expect(stdout).toContain('"dataValidation":"dryRun"');
  expect(stdout).toContain('"changedBy":"00000000-0000-0000-0000-00000000de50"');
}, 60_000);
