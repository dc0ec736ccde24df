import { metrics } from '@opentelemetry/api';
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { handleErasures } from '../../functions/manage-erasures.ts';
import { handleHolds, handleMove, handleValidations } from '../../functions/manage-holds.ts';
import { handleReadiness } from '../../functions/manage-readiness.ts';
import { handleRuns, handleUndo } from '../../functions/manage-runs.ts';
import { handleSafeguards } from '../../functions/manage-safeguards.ts';
import { jobIdOf, pageMessageIdOf } from '../../shared/changes/job-id.ts';
import { metricsOf } from '../../shared/telemetry/metrics-of-event.ts';
import { makeOpenTelemetry } from '../../shared/telemetry/open-telemetry.ts';
import { aMove } from '../builders/an-observation.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import { call } from '../functions/http-request.ts';
import { aroundCalls, STORES, type Called } from './around-calls.ts';
import { aPerson } from './population.ts';
import { World } from './world.ts';

/** Words that occur nowhere but in these persons' data. */
const MARKERS = ['zyxwvuname', 'qponmlk', 'hgfedcba-slug', 'jihgfedemployer', 'ponmlkjtitle', 'mlkjihcity'];
const SIZE = 6;

/** People of one account who all left for one employer; the last two share a name and have no address of their own. */
function markedPeople() {
  const people = Array.from({ length: SIZE }, (_, index) => {
    const { contact, account, observation } = aPerson(index + 1);
    const isClaimant = index >= SIZE - 2;
    const lastName = isClaimant ? 'Zyxwvuname-Claimant' : `Zyxwvuname${'abcd'.charAt(index)}`;
    const address = `https://www.linkedin.com/in/hgfedcba-slug-${index}`;
    const { linkedInUrl, email, ...rest } = contact;
    return {
      contact: {
        ...rest,
        parent: { kind: 'account', accountId: accountIdOf(1) } as const,
        lastName,
        jobTitle: 'Ponmlkjtitle',
        city: 'Mlkjihcity',
        ...(!isClaimant && { email: `qponmlk-${index}@quux.example`, linkedInUrl: address }),
      },
      account: { ...account, name: 'Quux Works' },
      observation: {
        ...observation,
        profileUrl: address,
        ...(!isClaimant && { email: `qponmlk-${index}@quux.example` }),
        name: { given: 'Robin', family: lastName },
        city: 'Mlkjihcity',
        positions: aMove({ from: 'Quux Works', to: 'Jihgfedemployer', ended: '2026-04' }).map((position) => ({
          ...position,
          title: 'Ponmlkjtitle',
        })),
      },
    };
  });
  return {
    contacts: people.map(({ contact }) => contact),
    accounts: people.slice(0, 1).map(({ account }) => account),
    // One profile for the two of a name.
    observations: people.slice(0, -1).map(({ observation }) => observation),
  };
}

/** The feed itself, and company data. */
const mayNamePeople = ({ room, method }: Called): boolean =>
  room === 'profiles' || (room === 'accounts' && method === 'saveAccounts');

function watched(world: World) {
  const stored: Called[] = [];
  const spans = new InMemorySpanExporter();
  const logs = new InMemoryLogRecordExporter();
  const telemetry = makeOpenTelemetry({
    tracer: new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }).getTracer('test'),
    meter: metrics.getMeter('test'),
    logger: new LoggerProvider({
      processors: [new SimpleLogRecordProcessor({ exporter: logs })],
    }).getLogger('test'),
  });
  world.interfere = (deps) =>
    aroundCalls(deps, {
      rooms: STORES,
      around: (work, called) => {
        if (!mayNamePeople(called)) stored.push(called);
        return work();
      },
    });
  const told = () => {
    for (const { event, fields } of world.telemetry.events) telemetry.record(event, fields);
    return {
      events: world.telemetry.events,
      metrics: world.telemetry.events.map(({ event, fields }) => metricsOf(event, fields)),
      logs: logs.getFinishedLogRecords().map(({ body, attributes }) => ({ body, attributes })),
      spans: spans.getFinishedSpans().map(({ name, attributes, events }) => ({ name, attributes, events })),
    };
  };
  return { stored, told, telemetry };
}

const idsOf = (world: World): string[] =>
  world.queue.accepted.map((message) =>
    message.queue === 'scan' ? pageMessageIdOf(message.body) : jobIdOf(message.body),
  );

describe('personal data', () => {
  it('is in no event, metric, trace, message, id, answer or table but the profile index', async () => {
    const people = markedPeople();
    const world = new World({ ...people, dailyFlagLimit: 1 });
    const { stored, told, telemetry } = watched(world);
    world.crm.answerWrites(contactIdOf(1), { kind: 'refused', code: '0x80040265' });
    await telemetry.trace('ScanPage', () => world.start());
    for (const contact of people.contacts) world.crm.saveContact({ ...contact, country: 'Elsewhere' });
    await world.sweep();
    const again = { contactIds: [contactIdOf(1), contactIdOf(2)] };
    const requeued = await call(handleValidations(world.deps), { method: 'POST', body: again });
    await world.drain();

    const holds = await call(handleHolds(world.deps), { method: 'GET' });
    const [move] = holds.body['moves'] as { moveId: string }[]; // as docs/http-api.md promises
    const params = { moveId: move?.moveId ?? 'none' };
    const decided = await call(handleMove(world.deps), {
      method: 'POST',
      params,
      body: { decision: 'released' },
    });
    await world.drain();
    world.todayText = '2026-11-02';
    await world.release();
    expect(world.crm.appliedWrites).toHaveLength(1);
    expect(world.telemetry.eventsOf('contact.parked')).toHaveLength(1);

    const [write] = world.crm.appliedWrites;
    const [entry] = write === undefined ? [] : await world.state.audit.listByContact(write.contactId);
    const runId = entry?.runId ?? 'none';
    const undone = await call(handleUndo(world.deps), { method: 'POST', params: { runId } });
    await world.drain();
    expect(world.crm.appliedWrites).toHaveLength(2);
    expect((await world.snapshots()).filter(({ claimants }) => claimants !== undefined)).toHaveLength(2);
    const body = { contactIds: [contactIdOf(5)], emails: ['qponmlk-1@quux.example'] };
    const erased = await call(handleErasures(world.deps), { method: 'POST', body });
    await world.drain();
    await expect(
      telemetry.trace('ValidateContacts', () => Promise.reject(new Error('Zyxwvuname is no company'))),
    ).rejects.toThrow('Zyxwvuname');

    const answers = [requeued, holds, decided, undone, erased].map((answer) => answer.body);
    const listed = [
      await call(handleRuns(world.deps), { method: 'GET' }),
      await call(handleRuns(world.deps), { method: 'GET', params: { runId: 'run-1' } }),
      await call(handleSafeguards(world.deps), { method: 'GET' }),
      await call(handleReadiness(world.deps), { method: 'GET' }),
    ];
    const everything = {
      told: told(),
      stored,
      messages: world.queue.accepted,
      ids: idsOf(world),
      answers,
      listed,
    };
    for (const [place, content] of Object.entries(everything)) {
      const text = JSON.stringify(content).toLowerCase();
      expect([place, MARKERS.filter((marker) => text.includes(marker))]).toEqual([place, []]);
    }
    const rooms = new Set(stored.map(({ room }) => room));
    expect(STORES.filter((room) => room !== 'profiles' && !rooms.has(room))).toEqual([]);
    expect(erased.body).toMatchObject({ contacts: 1 });
  });
});
