import { exposeCollector } from '../../functions/expose-collector.ts';

const MEGABYTE = 1024 * 1024;

describe('the collector of V8', () => {
  it('leaves in the heap only what is kept', () => {
    let rubbish: object[] = Array.from({ length: 400_000 }, (_, index) => ({ index, text: String(index) }));
    const full = process.memoryUsage().heapUsed;
    expect(rubbish).toHaveLength(400_000);
    rubbish = [];
    exposeCollector()();
    expect(full - process.memoryUsage().heapUsed).toBeGreaterThan(10 * MEGABYTE);
    expect(rubbish).toHaveLength(0);
  });
});
