const WORD_DIGITS = 8;
const FIRST_SLOTS = 1024;
/** Beyond this share of taken slots a look-up walks too far. */
const FULLEST = 0.7;
const COUNT_MAX = 255;

/** What a slot takes; a set of strings takes ten times as much (docs/benchmarks/dataverse.md). */
const newSlots = (size: number) => ({ words: new Uint32Array(size * 2), counts: new Uint8Array(size) });

/**
 * How often each key of hexadecimal digits was added, up to 255 times, by its first 64 bits: 9 bytes in slots of which
 * a third to two thirds are taken. Of a million keys one is taken for another with a chance of 3 in 100 million.
 */
export class KeyCounts {
  #slots = newSlots(FIRST_SLOTS);
  #size = 0;

  /** Of different keys. */
  get size(): number {
    return this.#size;
  }

  /** What it takes in memory. */
  get bytes(): number {
    return this.#slots.words.byteLength + this.#slots.counts.byteLength;
  }

  countOf(key: string): number {
    return this.#slots.counts[this.#slotOf(wordsOf(key))] ?? 0;
  }

  has(key: string): boolean {
    return this.countOf(key) > 0;
  }

  /** Answers how often the key was added before. */
  add(key: string): number {
    const words = wordsOf(key);
    const slot = this.#slotOf(words);
    const before = this.#slots.counts[slot] ?? 0;
    if (before === 0) {
      this.#put(slot, { ...words, count: 1 });
      this.#size += 1;
      if (this.#size > this.#slots.counts.length * FULLEST) this.#grow();
    } else if (before < COUNT_MAX) this.#slots.counts[slot] = before + 1;
    return before;
  }

  /** Where the key is, else where it would go: keys are hashes, and their own bits say where to begin. */
  #slotOf({ high, low }: Words): number {
    const { words, counts } = this.#slots;
    const last = counts.length - 1; // a power of two less one: all bits that count
    let slot = low & last;
    while (counts[slot] !== 0 && (words[slot * 2] !== high || words[slot * 2 + 1] !== low))
      slot = (slot + 1) & last;
    return slot;
  }

  #put(slot: number, { high, low, count }: Words & { count: number }): void {
    this.#slots.words[slot * 2] = high;
    this.#slots.words[slot * 2 + 1] = low;
    this.#slots.counts[slot] = count;
  }

  #grow(): void {
    const { words, counts } = this.#slots;
    this.#slots = newSlots(counts.length * 2);
    for (const [slot, count] of counts.entries()) {
      if (count === 0) continue;
      const key = { high: words[slot * 2] ?? 0, low: words[slot * 2 + 1] ?? 0 };
      this.#put(this.#slotOf(key), { ...key, count });
    }
  }
}

type Words = { high: number; low: number };

function wordsOf(key: string): Words {
  const high = Number.parseInt(key.slice(0, WORD_DIGITS), 16);
  const low = Number.parseInt(key.slice(WORD_DIGITS, 2 * WORD_DIGITS), 16);
  if (Number.isNaN(high) || Number.isNaN(low)) throw new Error('A key of hexadecimal digits was expected.');
  return { high, low };
}
