import { makeCollector } from '../../functions/bound-heap.ts';

const MB = 1_000_000;

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
});
