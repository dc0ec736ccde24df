import { collectGarbage } from '../../../local/bench/collect-garbage.ts';

const MEGABYTE = 1024 * 1024;

describe('collectGarbage', () => {
  it('leaves in the heap only what is kept', () => {
    let rubbish: object[] = Array.from({ length: 400_000 }, (_, index) => ({ index, text: String(index) }));
    const full = process.memoryUsage().heapUsed;
    expect(rubbish).toHaveLength(400_000);
    rubbish = [];
    collectGarbage();
    expect(full - process.memoryUsage().heapUsed).toBeGreaterThan(10 * MEGABYTE);
    expect(rubbish).toHaveLength(0);
  });
});
