import { readFile } from 'node:fs/promises';
import { ROLES } from '../../shared/domain/role.ts';
import { openRecorder, type Answers } from './recorder.ts';

const opened: Awaited<ReturnType<typeof openRecorder>>[] = [];
async function recorderWith(answers: Answers = {}) {
  const recorder = await openRecorder(answers);
  opened.push(recorder);
  return recorder;
}
afterAll(() => Promise.all(opened.map((recorder) => recorder.close())));

const DEPLOY = 'infra/deploy.sh --resource-group rg --parameters infra/small.bicepparam';
const SHOW = 'deployment group show --resource-group rg --name data-validation --query';

describe('deploy.sh', () => {
  it.each([
    ['infra/deploy.sh', /say --resource-group NAME/],
    ['infra/deploy.sh --resource-group rg', /say --parameters FILE/],
    ['infra/deploy.sh --resource-group rg --parameters none.bicepparam', /there is no file none.bicepparam/],
    [`${DEPLOY} --package none.zip`, /there is no file none.zip; npm run package writes it/],
    [`${DEPLOY} --force`, /unknown argument --force/],
  ])('refuses %s before it asks Azure anything', async (line, reason) => {
    const recorder = await recorderWith();
    const { code, said } = await recorder.run(line);
    expect(said).toMatch(reason);
    expect(code).toBe(2);
    expect(await recorder.calls()).toEqual([]);
  });

  it('says how to sign in', async () => {
    const recorder = await recorderWith({ 'account show': { fails: true } });
    expect(await recorder.run(DEPLOY)).toEqual({ code: 2, said: 'deploy.sh: sign in first: az login\n' });
  });

  it('changes nothing with --what-if', async () => {
    const recorder = await recorderWith();
    expect((await recorder.run(`${DEPLOY} --what-if`)).code).toBe(0);
    const verbs = (await recorder.calls()).map(({ args }) => args.slice(0, 3).join(' '));
    expect(verbs).toEqual(['account show --output', 'deployment group what-if']);
  });

  it('changes nothing unless the name of the group is typed', async () => {
    const recorder = await recorderWith();
    const { code, said } = await recorder.run(DEPLOY, { input: 'yes\n' });
    expect(said).toContain('not deployed');
    expect(code).toBe(2);
    expect((await recorder.calls()).some(({ args }) => args.includes('create'))).toBe(false);
  });

  it('offers another key each time, which the vault takes only once', async () => {
    const recorder = await recorderWith();
    await recorder.run(`${DEPLOY} --yes`);
    const created = (await recorder.calls()).filter(({ args }) => args.includes('create'));
    expect(created.map(({ keyLength }) => keyLength)).toEqual([64]);
    expect(await readFile('infra/main.json', 'utf8')).toMatch(
      /"@options": \{\s*"onlyIfNotExists": \[\]\s*\},\s*"type": "Microsoft.KeyVault\/vaults\/secrets"/,
    );
  });
});

describe('send-package.sh', () => {
  it('says what to run first where nothing is deployed', async () => {
    const recorder = await recorderWith();
    const { code, said } = await recorder.run(
      'touch a.zip; infra/send-package.sh --resource-group rg --package a.zip',
    );
    expect(said).toContain('run infra/deploy.sh first');
    expect(code).toBe(2);
  });
});

describe('smoke-test.sh', () => {
  const outputs = {
    [`${SHOW} properties.outputs.appUrl`]: { prints: 'https://app' },
    [`${SHOW} properties.outputs.apiClientId`]: { prints: 'client' },
  };

  it('asks again before it gives up, and then fails', async () => {
    const recorder = await recorderWith({ ...outputs, rest: { fails: true } });
    const { code, said } = await recorder.run(
      'infra/smoke-test.sh --resource-group rg --attempts 3 --pause 0',
    );
    expect(said).toContain('did not answer in 3 attempts');
    expect(code).toBe(1);
    expect((await recorder.calls()).filter(({ args }) => args[0] === 'rest')).toHaveLength(3);
  });
});

describe('register-app.sh', () => {
  it('brings an existing registration up to date instead of making another', async () => {
    const recorder = await recorderWith({ 'ad app list': { prints: 'old-client' } });
    const { code, said } = await recorder.run('infra/entra/register-app.sh --name X');
    expect(said).toContain("administration.clientId = 'old-client'");
    expect(code).toBe(0);
    const verbs = (await recorder.calls()).map(({ args }) => args.slice(0, 3).join(' '));
    expect(verbs).not.toContain('ad app create');
    expect(verbs).not.toContain('ad sp create');
  });

  it('refuses to choose between two of one name', async () => {
    const recorder = await recorderWith({ 'ad app list': { prints: 'one two' } });
    expect(await recorder.run('infra/entra/register-app.sh --name X')).toEqual({
      code: 2,
      said: 'register-app.sh: several registrations are named X: delete or rename all but one\n',
    });
  });

  it('offers exactly the two roles of the administration API', async () => {
    const application: unknown = JSON.parse(await readFile('infra/entra/application.json', 'utf8'));
    const role = { isEnabled: true, allowedMemberTypes: ['User', 'Application'] };
    expect(application).toMatchObject({
      api: { requestedAccessTokenVersion: 2 },
      appRoles: [
        { value: ROLES.read, ...role },
        { value: ROLES.manage, ...role },
      ],
    });
  });
});

describe('assign-role.sh', () => {
  const line = 'infra/entra/assign-role.sh --client-id c --principal p --role';
  const known = { 'ad sp show --id c --query appRoles': { prints: 'role-id' } };

  it('does nothing for somebody who has the role', async () => {
    const recorder = await recorderWith({ ...known, 'rest --method get': { prints: 'assignment' } });
    expect((await recorder.run(`${line} DataValidation.Read`)).said).toContain(
      'has DataValidation.Read already',
    );
    expect((await recorder.calls()).some(({ args }) => args.includes('post'))).toBe(false);
  });

  it('refuses a role that does not exist', async () => {
    const recorder = await recorderWith(known);
    expect((await recorder.run(`${line} Owner`)).said).toContain('there is no role Owner');
    expect(await recorder.calls()).toEqual([]);
  });
});
