import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSettings } from '../../shared/config/settings.ts';
import type { Day } from '../../shared/domain/calendar.ts';
import { QUEUE_LIMITS } from '../../shared/queue/queue-limits.ts';
import { startDevelopmentIssuer } from '../access/development-issuer.ts';
import { buildBundle } from '../bundle.ts';
import { ownPeakMemoryBytes, peakMemoryBytes } from '../runner/peak-memory.ts';
import { startRunner, type Runner } from '../runner/supervise-runner.ts';
import { startServiceBus, type ServiceBus } from '../service-bus/start-service-bus.ts';
import { startIngestion, type Ingestion } from '../telemetry/start-ingestion.ts';
import { HELD_BACK_MS } from '../telemetry/until-quiet.ts';
import { appSettings, QUEUES, type Crm } from './app-settings.ts';
import { freePort } from './free-port.ts';
import type { Measurements } from './make-summary.ts';
import { RequestTally } from './request-tally.ts';
import { startAzurite, type Azurite } from './start-azurite.ts';
import type { StateFolder } from './state-folder.ts';

export type Platform = {
  /** Where the CRM's Web API is. */
  crmUrl: string;
  storageUrl: string;
  /** The app's settings, by name. */
  settings: Record<string, string>;
  /** Opens the app's HTTP API. */
  token: () => Promise<string>;
  ports: Record<string, number>;
  /** Builds the app and runs its functions. Call it when the CRM holds its rows. */
  startApp: () => Promise<Runner>;
  measure: () => Promise<Measurements>;
  /** What the app has told of itself so far. */
  telemetry?: Ingestion;
  stop: () => Promise<void>;
};

export type PlatformOptions = {
  /** Folder of the project. */
  root: string;
  state: StateFolder;
  today: Day | undefined;
  lockDurationMs: number | undefined;
  /** The customer's list of company names. */
  aliases?: string | undefined;
  /** Collect the app's telemetry, in this folder if one is named. */
  telemetry?: { folder: string | undefined } | undefined;
  /** Lines of the runner that a person should see: that it died and was started again. */
  onLine: (line: string) => void;
};

/** What is named here is told when the functions cannot be loaded. */
const LINES_SHOWN = 10;

function queuesOf(lockDurationMs: number) {
  const queue = (name: string, requiresSession: boolean) => ({
    name,
    requiresSession,
    lockDurationMs,
    maxDeliveryCount: QUEUE_LIMITS.maxDeliveryCount,
    duplicateDetectionWindowMs: QUEUE_LIMITS.duplicateDetectionMinutes * 60_000,
  });
  return [queue(QUEUES.scan, false), queue(QUEUES.validation, true), queue(QUEUES.revalidation, true)];
}

async function startRunning(
  options: PlatformOptions,
  { env, tally }: { env: Record<string, string>; tally: RequestTally },
): Promise<Runner> {
  const { root, state, onLine } = options;
  readSettings({ ...process.env, ...env }); // as the runner will read them: a fault is told without its log around it
  const bundle = state.file('app/main.mjs');
  await buildBundle({ entry: join(root, 'functions/main.ts'), outfile: bundle });
  const program = state.file('app/runner.mjs');
  await buildBundle({ entry: join(root, 'local/runner/main.ts'), outfile: program });
  const log = createWriteStream(state.file('runner.log'));
  const lastLines: string[] = [];
  const runner = await startRunner({
    stateDir: state.path,
    program,
    bundle,
    hostJson: join(root, 'host.json'),
    env,
    onLine: (line) => {
      log.write(`${line}\n`);
      tally.note(line);
      if (lastLines.push(line) > LINES_SHOWN) lastLines.shift();
      if (line.startsWith('The function runner died')) onLine(line);
    },
  });
  if (runner.fault === undefined) return runner;
  await runner.stop();
  throw new Error([`The functions were not loaded: ${runner.fault}`, ...lastLines].join('\n'));
}

const collectTelemetry = (
  { folder }: { folder: string | undefined },
  tally: RequestTally,
): Promise<Ingestion> =>
  startIngestion({
    ...(folder !== undefined && { file: join(folder, 'telemetry.jsonl') }),
    onEnvelope: (envelope) => {
      tally.noteEnvelope(envelope);
    },
  });

/** The exporter's own statistics would go to Microsoft; nothing leaves this machine. */
async function telemetrySettings(
  telemetry: Ingestion | undefined,
  state: StateFolder,
): Promise<Record<string, string>> {
  if (telemetry === undefined) return {};
  const certificateFile = state.file('telemetry.pem');
  await writeFile(certificateFile, telemetry.certificate);
  return {
    APPLICATIONINSIGHTS_CONNECTION_STRING: telemetry.connectionString,
    TELEMETRY_SAMPLING_PERCENT: '100',
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    OTEL_BSP_SCHEDULE_DELAY: String(HELD_BACK_MS),
    NODE_EXTRA_CA_CERTS: certificateFile,
  };
}

type Parts = {
  serviceBus: ServiceBus;
  azurite: Azurite;
  tally: RequestTally;
  telemetry: Ingestion | undefined;
};

async function measure(
  { serviceBus, azurite, tally, telemetry }: Parts,
  runner: Runner | undefined,
): Promise<Measurements> {
  await telemetry?.settled();
  const tableOperations = await azurite.operations();
  return {
    // After what was waited for: lines of the app that are under way to us while it answers that a run is over.
    dataverseRequests: tally.read(),
    messages: serviceBus.statistics(),
    tableOperations,
    runnerRestarts: runner?.restarts() ?? 0,
    peakMemoryBytes: {
      cli: ownPeakMemoryBytes(),
      runner: runner?.peakMemoryBytes() ?? 0,
      azurite: await peakMemoryBytes(azurite.pid),
    },
  };
}

/** Starts what stands in for Azure, on free ports of this machine; what was started is stopped when the rest fails. */
export async function startPlatform(options: PlatformOptions, crm: Crm): Promise<Platform> {
  const { root, state, today, aliases, lockDurationMs = QUEUE_LIMITS.lockDurationSeconds * 1000 } = options;
  await using started = new AsyncDisposableStack();
  const ports = { azurite: await freePort(state.origin?.ports['azurite']) };
  const serviceBus = await startServiceBus({
    queues: queuesOf(lockDurationMs),
    ...(state.kept ? { storeFile: state.file('service-bus.db') } : {}),
  });
  started.defer(() => serviceBus.stop());
  // Always a file: in memory the rows of many thousand contacts would weigh on the machine.
  const azurite = await startAzurite({ root, port: ports.azurite, file: state.file('tables.db') });
  started.defer(() => azurite.stop());
  const issuer = await startDevelopmentIssuer({ folder: state.path, port: 0 });
  started.defer(() => issuer.stop());
  const settings = appSettings({
    access: issuer.settings,
    crm,
    serviceBus: serviceBus.connectionString,
    storage: azurite.connectionString,
    feed: state.feed,
    lookUpSecret: state.lookUpSecret,
    today,
    aliases,
  });
  const tally = new RequestTally();
  const telemetry = options.telemetry && (await collectTelemetry(options.telemetry, tally));
  if (telemetry !== undefined) started.defer(() => telemetry.stop());
  const parts = { serviceBus, azurite, tally, telemetry };
  const stack = started.move();
  let runner: Runner | undefined;
  return {
    crmUrl: crm.url,
    storageUrl: azurite.url,
    settings,
    token: issuer.token,
    ports,
    startApp: async () => {
      const env = { ...settings, ...(await telemetrySettings(telemetry, state)) };
      const running = await startRunning(options, { env, tally });
      runner = running;
      stack.defer(() => running.stop()); // last in, first out: nothing is taken from under a working function
      return running;
    },
    measure: () => measure(parts, runner),
    ...(telemetry !== undefined && { telemetry }),
    stop: () => stack.disposeAsync(),
  };
}
