import * as z from 'zod';
import type { LocalApp } from './local-app.ts';

const installationSchema = z.object({
  complete: z.boolean(),
  findings: z.array(z.object({ item: z.string(), state: z.string() })),
  missingSteps: z.array(z.string()),
  settings: z.record(z.string(), z.string()),
});
const checkSchema = z.object({
  name: z.string(),
  neededFor: z.string(),
  state: z.string(),
  detail: z.string(),
  remedy: z.string().optional(),
});
export type Check = z.infer<typeof checkSchema>;
const readinessSchema = z.object({
  ready: z.object({ on: z.boolean(), dryRun: z.boolean() }),
  checks: z.array(checkSchema),
});
const refusalSchema = z.object({ checks: z.array(checkSchema) });

export async function readReadiness({ call }: LocalApp) {
  return readinessSchema.parse((await call('readiness')).body);
}

/** Asks for data validation, on the version of the toggle that is there. */
export async function switchOn({ call }: LocalApp) {
  const { etag } = await call('enablement');
  const answer = await call('enablement', {
    method: 'PUT',
    headers: { 'if-match': etag ?? '' },
    body: { dataValidation: 'on' },
  });
  return { status: answer.status, refusal: refusalSchema.safeParse(answer.body).data?.checks ?? [] };
}

/** What the command would do, line by line. */
async function readPlan({ install }: LocalApp, options: readonly string[]): Promise<string[]> {
  const { code, out } = await install('--plan', ...options);
  expect(code).toBe(0);
  return [...out.matchAll(/^ +\d+\. (.+)$/gm)].map(([, what = '']) => what);
}

const after = (prefix: string, text: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : '');
const listed = (text: string, separator: string) => text.replace(/\.$/, '').split(separator).filter(Boolean);

/** One question to all who could answer it: what this environment lacks, by the installation, by readiness, by the command. */
export async function askEverybody(app: LocalApp, options: readonly string[] = []) {
  const installation = installationSchema.parse((await app.call('install')).body);
  const { ready, checks } = await readReadiness(app);
  const missing = installation.findings.filter(({ state }) => state === 'missing').map(({ item }) => item);
  const views = missing.flatMap((item) => /^View "(.*)"$/.exec(item)?.[1] ?? []);
  const failing = checks.filter(({ state }) => state === 'fail');
  const detailOf = (name: string) => failing.find((check) => check.name === name)?.detail ?? '';
  return {
    installation,
    missing,
    views,
    ready,
    failing,
    details: missing.flatMap((item) => /^Detail column (.*)$/.exec(item)?.[1] ?? []),
    detailsNotReady: listed(after('The contact lacks ', detailOf('detailColumns')), ', '),
    viewsNotReady: listed(after('Missing: ', detailOf('views')), '; '),
    plan: await readPlan(app, options),
  };
}
