import { onFirstUse } from '../../../shared/matching/text/on-first-use.ts';

describe('what is built on first use', () => {
  it('is built when it is first asked for, once, even when it is nothing', () => {
    let built = 0;
    const table = onFirstUse(() => {
      built += 1;
    });
    expect(built).toBe(0);
    table();
    table();
    expect(built).toBe(1);
  });
});
