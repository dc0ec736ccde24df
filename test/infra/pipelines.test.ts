import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stop } from 'esbuild';
import { parse } from 'yaml';
import * as z from 'zod';
import { bundleWorkflowParser, faultsOfWorkflow } from './faults-of-workflow.ts';

const GITHUB = '.github/workflows/deploy.yml';
const AZURE = 'azure-pipelines.yml';
const read = (file: string): Promise<string> => readFile(file, 'utf8');

const stepSchema = z.looseObject({ uses: z.string().optional(), run: z.string().optional() });
const workflowSchema = z.looseObject({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      needs: z.string().optional(),
      environment: z.string().optional(),
      permissions: z.record(z.string(), z.string()),
      steps: z.array(stepSchema),
    }),
  ),
});
const readWorkflow = async () => workflowSchema.parse(parse(await read(GITHUB)));

describe('both pipelines', () => {
  it.each([GITHUB, AZURE])('%s names scripts of infra/ that exist and may be run', async (file) => {
    const scripts = [...new Set((await read(file)).match(/infra\/[\w/-]+\.sh/g))];
    expect(scripts).toEqual(
      expect.arrayContaining(['infra/deploy.sh', 'infra/smoke-test.sh', 'infra/send-package.sh']),
    );
    for (const script of scripts) expect((await stat(script)).mode & 0o111).not.toBe(0);
  });

  it.each([GITHUB, AZURE])('%s names npm scripts that exist', async (file) => {
    const manifest = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await read('package.json')));
    const named = [...(await read(file)).matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named).toEqual(expect.arrayContaining(['check', 'infra:check', 'package']));
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  it.each([GITHUB, AZURE])('%s holds no secret and asks for none', async (file) => {
    expect(await read(file)).not.toMatch(/\{\{ *secrets\.|password|client[-_]?secret|connection[-_]?string/i);
  });

  it.each([GITHUB, AZURE])(
    '%s builds, checks, looks, deploys, asks the app and goes back, in this order',
    async (file) => {
      const text = await read(file);
      const order = [
        'npm ci',
        'infra:check',
        'npm run package',
        '--what-if',
        '--yes',
        'smoke-test.sh',
        'send-package.sh',
      ];
      const places = order.map((mark) => text.indexOf(mark));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((one, other) => one - other));
    },
  );
});

describe('the workflow for GitHub Actions', () => {
  let folder: string;
  let parser: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workflow-parser-'));
    parser = await bundleWorkflowParser(folder);
  }, 20_000);
  afterAll(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has no fault for GitHub’s own parser', async () => {
    expect(await faultsOfWorkflow(await read(GITHUB), { parser })).toEqual([]);
  });

  it.each([
    ['timeout-minutes', 'timeout-minuts', /Unexpected value 'timeout-minuts'/],
    ['needs: build', 'needs: bild', /unknown job 'bild'/],
    ['failure() &&', 'failure() ==== ', /Unexpected symbol/],
  ])('would be refused with %s written %s', async (right, wrong, fault) => {
    const text = (await read(GITHUB)).replace(right, wrong);
    expect((await faultsOfWorkflow(text, { parser })).join('\n')).toMatch(fault);
  });

  it('gives the token for Azure to the two jobs that sign in, and to no other', async () => {
    const { permissions, jobs } = await readWorkflow();
    expect(permissions).toEqual({ contents: 'read' });
    const signsIn = Object.entries(jobs).filter(([, { steps }]) =>
      steps.some(({ uses }) => uses?.startsWith('azure/login') === true),
    );
    const holders = Object.entries(jobs).filter(([, job]) => job.permissions['id-token'] === 'write');
    expect(holders.map(([name]) => name)).toEqual(['what-if', 'deploy']);
    expect(signsIn.map(([name]) => name)).toEqual(['what-if', 'deploy']);
  });

  it('waits for the what-if and for the reviewers of production before it deploys', async () => {
    const { jobs } = await readWorkflow();
    expect(jobs['what-if']?.needs).toBe('build');
    expect(jobs['deploy']).toMatchObject({ needs: 'what-if', environment: 'production' });
  });

  it('says the version of every action', async () => {
    const { jobs } = await readWorkflow();
    const uses = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.uses ?? []));
    expect(uses.length).toBeGreaterThan(8);
    expect(uses.filter((name) => !/@v\d+$/.test(name))).toEqual([]);
  });

  it('refers to steps that exist', async () => {
    const text = await read(GITHUB);
    const ids = [...text.matchAll(/^ +id: (\w+)$/gm)].map(([, id]) => id);
    const named = [...text.matchAll(/\bsteps\.(\w+)\./g)].map(([, id]) => id);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

const taskSchema = z.looseObject({ task: z.string().optional(), checkout: z.string().optional() });
const lifecycleSchema = z.object({ steps: z.array(taskSchema).min(1) });
const pipelineSchema = z.looseObject({
  parameters: z.array(
    z.object({
      name: z.string(),
      displayName: z.string().optional(),
      type: z.string(),
      default: z.unknown(),
    }),
  ),
  stages: z.tuple([
    z.looseObject({ stage: z.literal('Build') }),
    z.looseObject({ stage: z.literal('WhatIf'), dependsOn: z.literal('Build') }),
    z.looseObject({
      stage: z.literal('Deploy'),
      dependsOn: z.literal('WhatIf'),
      jobs: z.tuple([
        z.looseObject({
          deployment: z.string(),
          environment: z.string(),
          strategy: z.object({
            runOnce: z.object({ deploy: lifecycleSchema, on: z.object({ failure: lifecycleSchema }) }),
          }),
        }),
      ]),
    }),
  ]),
});

describe('the pipeline for Azure Pipelines', () => {
  const readPipeline = async () => pipelineSchema.parse(parse(await read(AZURE)));

  it('has its three stages, and a deployment job whose environment is approved', async () => {
    const [, , deploy] = (await readPipeline()).stages;
    expect(deploy.jobs[0].environment).toBe('data-validation-production');
  });

  it('brings everything it needs to the job that goes back', async () => {
    const [, , deploy] = (await readPipeline()).stages;
    const { deploy: forward, on } = deploy.jobs[0].strategy.runOnce;
    expect(forward.steps[0]?.checkout).toBe('self'); // a deployment job checks nothing out by itself
    expect(on.failure.steps.map((step) => step.checkout ?? step.task)).toEqual([
      'self',
      'DownloadPipelineArtifact@2',
      'AzureCLI@2',
    ]);
  });

  it('declares every parameter that it uses, and a parameter file that exists', async () => {
    const { parameters } = await readPipeline();
    const used = new Set(
      [...(await read(AZURE)).matchAll(/parameters\.(\w+)/g)].map(([, name = '']) => name),
    );
    expect(parameters.map(({ name }) => name).sort()).toEqual([...used].sort());
    const file = parameters.find(({ name }) => name === 'parametersFile')?.default;
    expect(existsSync(String(file))).toBe(true);
  });
});
