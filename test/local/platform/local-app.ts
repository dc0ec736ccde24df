import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { LINKEDIN_COLUMN, STAND_IN_SETTINGS } from '../../../local/cli/app-settings.ts';
import type { FollowedRun } from '../../../local/cli/follow-runs.ts';
import type { RequestCost } from '../../../local/cli/request-tally.ts';
import { startPlatform, type Platform } from '../../../local/cli/start-platform.ts';
import { openStateFolder } from '../../../local/cli/state-folder.ts';
import {
  startDataverse,
  type Dataverse,
  type DataverseOptions,
} from '../../../local/dataverse/start-dataverse.ts';
import { daySchema } from '../../../shared/domain/calendar.ts';
import type { Observation } from '../../../shared/domain/profile.ts';
import { appendObservations, givePopulation } from '../../long/give-population.ts';
import { validateEverything } from '../../long/validate-everything.ts';
import type { population } from '../../simulation/population.ts';

const ROOT = process.cwd();
/** Of the invented people, all of whom left before it. */
const TODAY = daySchema.parse('2026-11-01');

type HttpAnswer = { status: number; etag: string | null; body: unknown };
type Command = { code: number; out: string };

export type LocalApp = {
  dataverse: Dataverse;
  platform: Platform;
  /** A call of the app's own API, as an admin makes it. */
  call: (
    path: string,
    init?: { method: string; headers?: Record<string, string>; body?: unknown },
  ) => Promise<HttpAnswer>;
  /** `npm run crm:install`, in a process of its own. */
  install: (...argv: string[]) => Promise<Command>;
  /** With these settings beside those it had. */
  restart: (settings: Readonly<Record<string, string>>) => Promise<void>;
  give: (people: ReturnType<typeof population>) => Promise<void>;
  /** The source reports this of people, from the next sweep on. */
  observe: (...observations: readonly Observation[]) => Promise<void>;
  /** A sweep and everything that follows from it; switches data validation on first. */
  validate: () => Promise<FollowedRun>;
  /** Requests of the app so far: as the stand-in logged them, and as the app told of them. */
  accounts: () => Promise<{ logged: Logged; told: Record<string, RequestCost> }>;
  stop: () => Promise<void>;
};

type Logged = { requests: number; batches: number; tokens: number; throttled: number };

/** A token is asked for elsewhere, and the parts of a batch are one request. */
function loggedBy(dataverse: Dataverse): Logged {
  const { requests, throttled } = dataverse.statistics();
  const { token, batchPart, ...asked } = requests;
  const sum = Object.values(asked).reduce((total, count) => total + count, 0);
  return { requests: sum, batches: requests.batch, tokens: token, throttled };
}

async function runInstaller(dataverse: Dataverse, argv: readonly string[]): Promise<Command> {
  const { endpoint, header } = dataverse.identity;
  const program = ['local/cli/crm-install/main.ts', 'install', '--dataverse', dataverse.url, ...argv];
  const child = spawn(process.execPath, program, {
    cwd: ROOT,
    env: { ...process.env, IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [out, exit] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { code: z.number().parse(exit[0]), out };
}

/** The app's bundle in its own process beside everything that stands in for Azure, on an environment of this kind. */
export async function openLocalApp(
  options: DataverseOptions = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<LocalApp> {
  await using started = new AsyncDisposableStack();
  const columns = { linkedInUrlColumn: LINKEDIN_COLUMN, accountLinkedInUrlColumn: LINKEDIN_COLUMN };
  const dataverse = await startDataverse({ ...columns, ...options });
  started.defer(() => dataverse.stop());
  const state = await openStateFolder(undefined);
  started.defer(() => state.close());
  const { url, identity } = dataverse;
  const platform = await startPlatform(
    { root: ROOT, state, today: TODAY, lockDurationMs: undefined, onLine: () => undefined },
    { url, identity, settings: { ...STAND_IN_SETTINGS, ...settings } },
  );
  started.defer(() => platform.stop());
  let runner = await platform.startApp();
  let ofInstaller = 0;
  const stack = started.move();
  return {
    dataverse,
    platform,
    async call(path, { method, headers = {}, body } = { method: 'GET' }) {
      const response = await fetch(`${runner.url}/api/manage/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await platform.token()}`,
          'content-type': 'application/json',
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, etag: response.headers.get('etag'), body: await response.json() };
    },
    async install(...argv) {
      const before = loggedBy(dataverse).requests;
      const command = await runInstaller(dataverse, argv);
      ofInstaller += loggedBy(dataverse).requests - before;
      return command;
    },
    async restart(changed) {
      await runner.stop();
      Object.assign(platform.settings, changed);
      runner = await platform.startApp();
    },
    observe: (...observations) => appendObservations(observations, state.feed),
    validate: () => validateEverything({ runner, platform }),
    accounts: async () => ({
      logged: { ...loggedBy(dataverse), requests: loggedBy(dataverse).requests - ofInstaller },
      told: (await platform.measure()).dataverseRequests,
    }),
    give: (people) => givePopulation(people, { store: dataverse.store, feed: state.feed }),
    stop: () => stack.disposeAsync(),
  };
}
