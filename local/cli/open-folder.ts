import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { faultCode } from './fault-code.ts';

/** The folder of an option cannot be used; the message says which, why, and what to give instead. */
export class UnfitFolder extends Error {
  override readonly name = 'UnfitFolder';
}

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'is a file; give a folder',
  ENOTDIR: 'lies below a file; give a folder',
  EACCES: 'cannot be written to; give a folder of your own',
  EPERM: 'cannot be written to; give a folder of your own',
  EROFS: 'lies on a disk that can only be read; give a folder elsewhere',
  ENOSPC: 'lies on a full disk; make room, or give a folder elsewhere',
};

function whyOf(fault: unknown): string {
  return (
    REASONS[faultCode(fault) ?? ''] ??
    `cannot be used: ${fault instanceof Error ? fault.message : String(fault)}`
  );
}

/**
 * Makes the folder of an option and writes to it once, before hours of work depend on that: mode bits alone do not tell.
 * Throws UnfitFolder.
 */
export async function openFolder({ option, path }: { option: string; path: string }): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    await rm(await mkdtemp(join(path, '.writable-')), { recursive: true });
  } catch (cause) {
    throw new UnfitFolder(`${option} ${path}: ${whyOf(cause)}`, { cause });
  }
}
