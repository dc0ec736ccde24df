import { makeConcurrencyGate } from '../../../shared/crm/concurrency-gate.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';

/** Starts `calls` pieces of work that end when told to. */
function startWork(gate: ReturnType<typeof makeConcurrencyGate>, calls: number) {
  const endings: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => endings.push(resolve));
  const done = Promise.all(Array.from({ length: calls }, () => gate.run(inTime(), work)));
  return {
    started: () => endings.length,
    endAll: () => {
      endings.forEach((end) => {
        end();
      });
    },
    done,
  };
}

describe('concurrency gate', () => {
  it('lets in as many as its limit and the rest as places fall free', async () => {
    const work = startWork(makeConcurrencyGate({ start: 2 }), 3);
    await Promise.resolve();
    expect(work.started()).toBe(2);
    work.endAll();
    while (work.started() < 3) await new Promise((resolve) => setImmediate(resolve));
    work.endAll();
    await work.done;
  });

  it('grows by one after a streak of successes, up to the hint and not beyond', () => {
    const gate = makeConcurrencyGate({ start: 2, successesToGrow: 3 });
    for (let success = 0; success < 30; success += 1) gate.noteSuccess(undefined);
    expect(gate.limit).toBe(2);
    gate.noteSuccess(4);
    expect(gate.limit).toBe(3);
    for (let success = 0; success < 30; success += 1) gate.noteSuccess(4);
    expect(gate.limit).toBe(4);
  });

  it('shrinks to a lower hint at once', () => {
    const gate = makeConcurrencyGate({ start: 4 });
    gate.noteSuccess(1);
    expect(gate.limit).toBe(1);
  });

  it('halves, keeping one place', () => {
    const gate = makeConcurrencyGate({ start: 4 });
    const limits = [1, 2, 3].map(() => {
      gate.halve();
      return gate.limit;
    });
    expect(limits).toEqual([2, 1, 1]);
  });

  it('frees the place of work that fails', async () => {
    const gate = makeConcurrencyGate({ start: 1 });
    await expect(gate.run(inTime(), () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await gate.run(inTime(), async () => 'next')).toBe('next');
  });

  it('lets nobody in whose time has run out while waiting', async () => {
    const gate = makeConcurrencyGate({ start: 1 });
    const first = startWork(gate, 1);
    const time = new AbortController();
    const second = gate.run(time.signal, async () => 'too late');
    time.abort();
    await expect(second).rejects.toMatchObject({ reason: 'out_of_time' });
    first.endAll();
    await first.done;
    expect(await gate.run(inTime(), async () => 'third')).toBe('third');
  });
});
