import { execFile } from 'node:child_process';

/** The parameter files read the key from the environment; checks need no real one. */
const CHECK_KEY = 'not-a-key-this-text-is-for-checks-only';

export type BicepResult = { ok: boolean; stdout: string; messages: string };

/** Runs the compiler; what it says about the files is a result, not a fault. */
export function runBicep(compiler: string, args: readonly string[]): Promise<BicepResult> {
  const env = { ...process.env, NEW_LOOK_UP_KEY: CHECK_KEY, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(compiler, [...args], options, (error, stdout, stderr) => {
      // A code that is a text (ENOENT, EACCES) says that nothing ran at all.
      if (error !== null && typeof error.code !== 'number') {
        reject(new Error(`${compiler} could not be run`, { cause: error }));
      } else resolve({ ok: error === null, stdout, messages: stderr });
    });
  });
}
