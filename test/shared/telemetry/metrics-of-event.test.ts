import { metricsOf } from '../../../shared/telemetry/metrics-of-event.ts';
import { runIdOf } from '../../builders/ids.ts';

const jobId = 'a'.repeat(32) as never; // the brand of job ids does not matter here

describe('metricsOf', () => {
  it('tells contacts, flags, retries and the rest of a job apart', () => {
    const counts = {
      'verified:still_there': 90,
      'held:mass_move': 2,
      'flag:written': 3,
      'retried:lost_race': 1,
      'policy:original': 7,
      gone: 4,
    };
    const measured = metricsOf('job.finished', {
      runId: runIdOf('run-1'),
      jobId,
      items: 100,
      counts,
      durationMs: 1500,
    });
    expect(measured).toEqual([
      {
        kind: 'counter',
        name: 'validation.contacts',
        value: 90,
        attributes: { outcome: 'verified', reason: 'still_there' },
      },
      {
        kind: 'counter',
        name: 'validation.contacts',
        value: 2,
        attributes: { outcome: 'held', reason: 'mass_move' },
      },
      { kind: 'counter', name: 'validation.flags', value: 3, attributes: { action: 'written' } },
      { kind: 'counter', name: 'validation.retries', value: 1, attributes: { reason: 'lost_race' } },
      { kind: 'counter', name: 'validation.other', value: 7, attributes: { what: 'policy:original' } },
      { kind: 'counter', name: 'validation.other', value: 4, attributes: { what: 'gone' } },
      { kind: 'histogram', name: 'job.duration', value: 1.5 },
    ]);
  });

  it('measures sweeps, waits and pauses in seconds', () => {
    expect(metricsOf('sweep.finished', { runId: runIdOf('run-1'), pages: 3, durationMs: 90_000 })).toEqual([
      { kind: 'counter', name: 'sweep.finished', value: 1 },
      { kind: 'histogram', name: 'sweep.duration', value: 90 },
    ]);
    expect(metricsOf('dataverse.throttled', { retryAfterMs: 5000 })).toContainEqual({
      kind: 'histogram',
      name: 'dataverse.pause',
      value: 5,
    });
  });

  it('has nothing to measure in what only happens', () => {
    expect(
      metricsOf('sweep.started', { runId: runIdOf('run-1'), kind: 'changes', startedBy: 'timer' }),
    ).toEqual([]);
  });
});
