/** Milliseconds that each stage took. */
export type Stages = Record<string, number>;

export async function timed<T>(stages: Stages, stage: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    return await work();
  } finally {
    stages[stage] = performance.now() - startedAt;
  }
}
