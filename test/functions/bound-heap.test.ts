import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeCollector } from '../../functions/bound-heap.ts';

const MB = 1_000_000;
const RUN = promisify(execFile);
const MODULE = join(process.cwd(), 'functions/bound-heap.ts');

/** Leaves old objects of some 60 MB to nobody, ends two invocations, and prints the MB in use after each step. */
const PROGRAM = `
import { getHeapSpaceStatistics } from 'node:v8';
import { boundHeap } from ${JSON.stringify(MODULE)};
const used = () => getHeapSpaceStatistics().find((space) => space.space_name === 'old_space').space_used_size / 1e6;
const endInvocation = boundHeap();
const seen = [used()];
let held = Array.from({ length: 1_000_000 }, (_, number) => ({ number, text: String(number) }));
seen.push(used());
held = held.slice(0, 10);
endInvocation();
seen.push(used());
endInvocation();
seen.push(used());
console.log(JSON.stringify([held.length, ...seen]));
`;

describe('the heap of the app', () => {
  it('is collected when an invocation ends and 24 MB were left behind since the last collection', () => {
    let bytes = 40 * MB;
    const collections: number[] = [];
    const endInvocation = makeCollector({
      bytes: () => bytes,
      collect: () => {
        collections.push(bytes / MB);
        bytes = 45 * MB;
      },
    });
    for (const held of [63, 64, 68, 69]) {
      bytes = held * MB;
      endInvocation();
    }
    expect(collections).toEqual([64, 69]); // at 68 it is 23 above the 45 that are in use
  });

  it('counts from what V8 left, where that collected by itself', () => {
    let bytes = 60 * MB;
    let collections = 0;
    const endInvocation = makeCollector({ bytes: () => bytes, collect: () => (collections += 1) });
    for (const held of [40, 63]) {
      bytes = held * MB;
      endInvocation();
    }
    expect(collections).toBe(0);
    bytes = 64 * MB;
    endInvocation();
    expect(collections).toBe(1);
  });

  it('gives back what nobody holds, in a process with the flags of the app', async () => {
    const argv = ['--input-type=module', '--eval', PROGRAM];
    const { stdout } = await RUN(process.execPath, argv);
    const [held, start = 0, filled = 0, after = 0, later = 0] = JSON.parse(stdout) as number[];
    expect(held).toBe(10);
    expect(filled - start).toBeGreaterThan(24);
    expect(after - start).toBeLessThan(5);
    expect(later - start).toBeLessThan(5);
  });
});
