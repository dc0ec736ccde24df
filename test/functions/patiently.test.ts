import { patiently } from '../../functions/patiently.ts';
import { RetryLater } from '../../shared/domain/failures.ts';

async function failing(fault: Error): Promise<{ waits: number[]; thrown: unknown }> {
  const waits: number[] = [];
  const handle = patiently(
    () => Promise.reject(fault),
    async (ms) => void waits.push(ms),
  );
  const thrown = await handle().catch((error: unknown) => error);
  return { waits, thrown };
}

it('holds a fault that may pass back before the host redelivers at once', async () => {
  const fault = new RetryLater('storage_unavailable');
  expect(await failing(fault)).toEqual({ waits: [15_000], thrown: fault });
});

it('lets a bug through at once', async () => {
  const bug = new TypeError('a bug');
  expect(await failing(bug)).toEqual({ waits: [], thrown: bug });
});
