import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const KIB = 1024;

const peakIn = (status: string): number | undefined => {
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return peak === undefined ? undefined : Number(peak) * KIB;
};

/** The largest resident memory of a process so far; where the system does not keep it, what it holds now. */
export async function peakMemoryBytes(pid: number): Promise<number | undefined> {
  const peak = peakIn(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''));
  if (peak !== undefined) return peak;
  const now = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => undefined);
  return now === undefined ? undefined : Number(now.stdout.trim()) * KIB;
}

/**
 * The largest resident memory of this process. On Linux not by `getrusage`: its maximum outlives `exec`, and a process
 * forked from a large one would report its parent's (linux/fs/exec.c, `setmax_mm_hiwater_rss`).
 */
export function ownPeakMemoryBytes(): number {
  const peak = process.platform === 'linux' ? peakIn(readFileSync('/proc/self/status', 'utf8')) : undefined;
  return peak ?? process.resourceUsage().maxRSS * KIB;
}
