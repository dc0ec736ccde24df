import { inParallel } from '../../../shared/state/in-parallel.ts';

describe('inParallel', () => {
  it('never has more under way than allowed and answers in order', async () => {
    let underWay = 0;
    let most = 0;
    const doubled = await inParallel([5, 1, 4, 2, 3], { atOnce: 2 }, async (number) => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = 0; turn < number; turn++) await Promise.resolve();
      underWay -= 1;
      return number * 2;
    });
    expect(doubled).toEqual([10, 2, 8, 4, 6]);
    expect(most).toBe(2);
  });

  it('fails with the first failure', async () => {
    const work = (number: number) =>
      number === 2 ? Promise.reject(new Error('two')) : Promise.resolve(number);
    await expect(inParallel([1, 2, 3], { atOnce: 2 }, work)).rejects.toThrow('two');
  });
});
