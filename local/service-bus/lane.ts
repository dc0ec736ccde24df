/**
 * The order in which the messages of a queue (or of one held session) are handed out: everything up to the cursor has
 * been handed out, except what was given back. So finding the next message needs no look at the locked ones.
 */
export class Lane {
  #cursor = 0;
  readonly #givenBack: number[] = [];

  get cursor(): number {
    return this.#cursor;
  }

  handedOut(sequence: number): void {
    this.#cursor = Math.max(this.#cursor, sequence);
  }

  /** Back in its old position: before everything younger. */
  giveBack(sequence: number): void {
    if (sequence > this.#cursor) return;
    let low = 0;
    let high = this.#givenBack.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#givenBack[middle] ?? 0) < sequence) low = middle + 1;
      else high = middle;
    }
    if (this.#givenBack[low] !== sequence) this.#givenBack.splice(low, 0, sequence);
  }

  takeGivenBack(): number | undefined {
    return this.#givenBack.shift();
  }
}
