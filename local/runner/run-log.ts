import type { LogLevel } from './core-api.ts';

export type RunLog = (entry: { level: LogLevel; category: string; message: string }) => void;

const QUIET: readonly LogLevel[] = ['trace', 'debug', 'none'];

/** One line an entry on standard output, categories as the Functions host names them. */
export const printRunLog: RunLog = ({ level, category, message }) => {
  if (QUIET.includes(level)) return;
  console.log(`${new Date().toISOString()} ${level} ${category}: ${message}`);
};

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
