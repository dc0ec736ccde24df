import { context, propagation } from '@opentelemetry/api';
import type { Envelope } from '../../../local/telemetry/envelope.ts';
import { startIngestion } from '../../../local/telemetry/start-ingestion.ts';
import { openAzureMonitor } from '../../../shared/telemetry/azure-monitor.ts';
import { contactIdOf } from '../../builders/ids.ts';
import { aPerson } from '../../simulation/population.ts';
import { World } from '../../simulation/world.ts';
import { trustCertificate } from './trust-certificate.ts';

/** What a host hands over that has left the trace out of its own sample. */
const UNSAMPLED = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`;

/** Words that stand nowhere but in the data of one person. */
const MARKS = ['Zyxomarked', 'Quibblefax', 'Vormarked', 'zyx.quibblefax', 'Drexolit', 'Chief Marker'];

function aMarkedPerson() {
  const { contact, account, observation } = aPerson(1, { moved: true });
  const [joined, left] = observation.positions;
  if (joined === undefined || left === undefined) throw new Error('the person did not move');
  const linkedInUrl = 'https://www.linkedin.com/in/zyx.quibblefax';
  return {
    contact: {
      ...contact,
      firstName: 'Zyxomarked',
      lastName: 'Quibblefax',
      jobTitle: 'Chief Marker',
      email: 'zyx.quibblefax@vormarked.example',
      linkedInUrl,
    },
    account: { ...account, name: 'Vormarked Works', website: 'https://vormarked.example' },
    observation: {
      ...observation,
      profileUrl: linkedInUrl,
      name: { given: 'Zyxomarked', family: 'Quibblefax' },
      positions: [
        { ...joined, companyName: 'Drexolit Industries', title: 'Chief Marker' },
        { ...left, companyName: 'Vormarked Works' },
      ],
    },
  };
}

describe('what reaches Application Insights', () => {
  it('tells of a sweep that flags a person, and nothing of the person', async () => {
    const envelopes: Envelope[] = [];
    const ingestion = await startIngestion({ onEnvelope: (envelope) => envelopes.push(envelope) });
    const distrust = trustCertificate(ingestion.certificate);
    process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = 'true';
    try {
      const { contact, account, observation } = aMarkedPerson();
      const world = new World({ contacts: [contact], accounts: [account], observations: [observation] });
      const { telemetry, flush } = openAzureMonitor({
        connectionString: ingestion.connectionString,
        samplingPercent: 100,
      });
      world.interfere = (deps) => ({ ...deps, telemetry });
      const outside = propagation.extract(context.active(), { traceparent: UNSAMPLED });
      await context.with(outside, () =>
        telemetry.trace('ScanPage', async () => {
          world.source.rejected.push({ file: 'Connections of Quibblefax.csv', line: 7, problem: 'no URL' });
          await world.start();
          world.crm.throttleNext(1);
          await world.sweep();
        }),
      );
      expect(world.crm.flag(contactIdOf(1))).toBe(1);
      await flush();

      const { events, work, metrics } = ingestion.counts();
      expect(events).toMatchObject({ 'sweep.finished': 2, 'record.rejected': 1 });
      expect(work).toMatchObject({ ScanPage: { count: 1, failed: 0 } });
      expect(metrics).toMatchObject({ 'datavalidation.validation.flags {action=written}': 1 });
      const everything = envelopes.map((envelope) => JSON.stringify(envelope)).join('\n');
      for (const mark of MARKS) expect(everything.toLowerCase()).not.toContain(mark.toLowerCase());
    } finally {
      distrust();
      await ingestion.stop();
    }
  });
});
