import { RequestTally } from '../../../local/cli/request-tally.ts';
import { startIngestion } from '../../../local/telemetry/start-ingestion.ts';
import { openAzureMonitor } from '../../../shared/telemetry/azure-monitor.ts';
import { makeConsoleTelemetry } from '../../../shared/telemetry/console-telemetry.ts';
import type { Telemetry } from '../../../shared/telemetry/contract.ts';
import { trustCertificate } from '../telemetry/trust-certificate.ts';

function tellOfRequests(telemetry: Telemetry): void {
  telemetry.record('dataverse.requested', { kind: 'jobRead', attempts: 1, throttled: 0, wireMs: 80 });
  telemetry.record('dataverse.requested', { kind: 'jobRead', attempts: 3, throttled: 2, wireMs: 420 });
  telemetry.record('dataverse.requested', { kind: 'writeBatch', attempts: 1, throttled: 0, wireMs: 65 });
  telemetry.record('app.started', { rulesVersion: 'any' });
}

const TOLD = {
  jobRead: { requests: 2, retries: 2, throttled: 2, milliseconds: 500 },
  writeBatch: { requests: 1, retries: 0, throttled: 0, milliseconds: 65 },
};

describe('the tally of requests to Dataverse', () => {
  it('adds up the lines of the app', () => {
    const tally = new RequestTally();
    const write = (line: string): void => {
      tally.note(`[information] Function: ${line}`);
    };
    tellOfRequests(makeConsoleTelemetry({ now: () => new Date('2026-01-01'), write }));
    expect(tally.read()).toEqual(TOLD);
  });

  it('adds up the same where the app sends telemetry in place of lines', async () => {
    const tally = new RequestTally();
    const ingestion = await startIngestion({
      onEnvelope: (envelope) => {
        tally.noteEnvelope(envelope);
      },
    });
    const distrust = trustCertificate(ingestion.certificate);
    process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = 'true';
    const { connectionString } = ingestion;
    const { telemetry, flush } = openAzureMonitor({ connectionString, samplingPercent: 100 });
    try {
      tellOfRequests(telemetry);
      await flush();
      expect(tally.read()).toEqual(TOLD);
    } finally {
      distrust();
      await ingestion.stop();
    }
  });
});
