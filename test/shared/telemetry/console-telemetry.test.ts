import { makeConsoleTelemetry } from '../../../shared/telemetry/console-telemetry.ts';
import { runIdOf } from '../../builders/ids.ts';
import { makeTelemetryDouble } from '../../doubles/telemetry/make-telemetry-double.ts';

describe('makeConsoleTelemetry', () => {
  it('writes one line of JSON per event, with its time and name first', () => {
    const lines: string[] = [];
    const telemetry = makeConsoleTelemetry({
      now: () => new Date('2026-11-01T12:00:00Z'),
      write: (line) => lines.push(line),
    });
    telemetry.record('sweep.finished', { runId: runIdOf('run-1'), pages: 7, durationMs: 5000 });
    telemetry.record('record.rejected', { file: 'a.csv', line: 3, problem: 'no\nURL' });
    expect(lines).toEqual([
      '{"at":"2026-11-01T12:00:00.000Z","event":"sweep.finished","runId":"run-1","pages":7,"durationMs":5000}',
      '{"at":"2026-11-01T12:00:00.000Z","event":"record.rejected","file":"a.csv","line":3,"problem":"no\\nURL"}',
    ]);
  });
});

describe('makeTelemetryDouble', () => {
  it('keeps all events in order and finds those of one name', () => {
    const telemetry = makeTelemetryDouble();
    telemetry.record('sweep.finished', { runId: runIdOf('run-1'), pages: 7, durationMs: 5000 });
    telemetry.record('dataverse.throttled', { retryAfterMs: 5 });
    expect(telemetry.events.map(({ event }) => event)).toEqual(['sweep.finished', 'dataverse.throttled']);
    expect(telemetry.eventsOf('dataverse.throttled')).toEqual([{ retryAfterMs: 5 }]);
  });
});
