import { InvocationContext } from '@azure/functions';
import { watchedBy } from '../../functions/watched-by.ts';
import { NO_TRACING } from '../../shared/telemetry/console-telemetry.ts';
import { makeTelemetryDouble } from '../doubles/telemetry/make-telemetry-double.ts';

const clock = { now: () => new Date('2026-11-01T12:00:30Z'), today: () => '2026-11-01' as never };

const contextOf = (triggerMetadata: Record<string, string | number>): InvocationContext =>
  new InvocationContext({ functionName: 'ScanPage', triggerMetadata });

describe('watchedBy', () => {
  it('tells how long the message lay in its queue', async () => {
    const double = makeTelemetryDouble();
    const telemetry = { ...double, ...NO_TRACING };
    const handled: unknown[] = [];
    const handle = watchedBy({ telemetry, clock })('ScanPage', (body: string) => handled.push(body));
    await handle('a', contextOf({ enqueuedTimeUtc: '2026-11-01T12:00:00Z', deliveryCount: 2 }));
    expect(handled).toEqual(['a']);
    expect(double.eventsOf('message.received')).toEqual([
      { queue: 'ScanPage', waitMs: 30_000, deliveryCount: 2 },
    ]);
  });

  it('says nothing of a timer, and passes a fault on', async () => {
    const double = makeTelemetryDouble();
    const telemetry = { ...double, ...NO_TRACING };
    const handle = watchedBy({ telemetry, clock })('FindChanges', () => {
      throw new Error('broken');
    });
    await expect(handle('tick', contextOf({}))).rejects.toThrow('broken');
    expect(double.events).toEqual([]);
  });
});
