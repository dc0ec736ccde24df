import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const KIB = 1024;

/** The largest resident memory of a process so far; where the system does not keep it, what it holds now. */
export async function peakMemoryBytes(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  if (peak !== undefined) return Number(peak) * KIB;
  const now = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => undefined);
  return now === undefined ? undefined : Number(now.stdout.trim()) * KIB;
}

export const ownPeakMemoryBytes = (): number => process.resourceUsage().maxRSS * KIB;
