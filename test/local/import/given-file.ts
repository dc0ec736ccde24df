import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of files as a person would give them; removed with `remove`. */
export async function makeGivenFiles() {
  const folder = await mkdtemp(join(tmpdir(), 'given-files-'));
  return {
    folder,
    path: (name: string) => join(folder, name),
    write: async (name: string, content: string | Uint8Array): Promise<string> => {
      const file = join(folder, name);
      await writeFile(file, content);
      return file;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
export type GivenFiles = Awaited<ReturnType<typeof makeGivenFiles>>;
