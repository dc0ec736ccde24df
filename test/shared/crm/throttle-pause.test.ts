import { makeThrottlePause } from '../../../shared/crm/throttle-pause.ts';
import { instantOf, type Instant } from '../../../shared/domain/calendar.ts';

function share() {
  let nowMs = Date.parse('2026-11-02T08:00:00Z');
  let until: Instant | undefined;
  let reads = 0;
  const shared = {
    readPausedUntil: async () => {
      reads += 1;
      return until;
    },
    pauseUntil: async (instant: Instant) => {
      until = instant;
    },
  };
  const inMs = (ms: number) => instantOf(new Date(nowMs + ms));
  return {
    pause: makeThrottlePause({ now: () => new Date(nowMs), shared }),
    later: (ms: number) => (nowMs += ms),
    tell: (ms: number) => (until = inMs(ms)),
    told: () => until,
    inMs,
    reads: () => reads,
  };
}

describe('throttle pause', () => {
  it('hears of what another instance was told, within five seconds', async () => {
    const { pause, later, tell, reads } = share();
    expect(await pause.readHeldMs()).toBe(0);
    tell(30_000);
    later(4_999);
    expect(await pause.readHeldMs()).toBe(0);
    expect(reads()).toBe(1);
    later(1);
    expect(await pause.readHeldMs()).toBe(25_000);
  });

  it('tells the others, and keeps the longer of two waits', async () => {
    const { pause, told, inMs } = share();
    await pause.hold(20_000);
    await pause.hold(5_000);
    expect(told()).toBe(inMs(20_000));
    expect(pause.heldMs()).toBe(20_000);
  });
});
