export type BoundedCache<Value> = (key: string, make: () => Value) => Value;

/** Remembers results of a pure function for the latest distinct keys: a hit changes the time a verdict takes, never the verdict. */
export function makeBoundedCache<Value>(capacity: number): BoundedCache<Value> {
  // Two generations: when the young one is full, it becomes the old one and the old one goes. Cheaper than ordering every hit.
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (key, make) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const value = old.get(key) ?? make();
    if (young.size >= capacity / 2) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
}
