/** Work that a graceful stop waits for: calls with the settlement or the answer that follows them. */
export class InFlight {
  readonly #work = new Set<Promise<unknown>>();

  async track<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    try {
      return await work;
    } finally {
      this.#work.delete(work);
    }
  }

  async finish(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work);
  }
}
