import type { RequestBudget } from './contract.ts';

type Options = {
  now: () => Date;
  /** How many requests may come at once. */
  burst: number;
  perSecond: number;
  /** How many keys are remembered; the one that has been silent longest is forgotten first. */
  keys: number;
};

/** A bucket of tokens for each key. Memory is bounded; a key that is forgotten begins with a full bucket. */
export function makeRequestBudget({ now, burst, perSecond, keys }: Options): RequestBudget {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    charge: (key) => {
      const at = now().getTime();
      const known = buckets.get(key);
      const refilled = known === undefined ? burst : known.left + ((at - known.at) / 1000) * perSecond;
      const left = Math.min(burst, refilled);
      const isEmpty = left < 1;
      buckets.delete(key); // a Map keeps the order of insertion: the first is the one silent longest
      buckets.set(key, { left: isEmpty ? left : left - 1, at });
      if (buckets.size > keys) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return isEmpty ? Math.ceil((1 - left) / perSecond) : 0;
    },
  };
}
