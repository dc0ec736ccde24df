import { stat } from 'node:fs/promises';
import { BadInput } from './bad-input.ts';

/** Throws BadInput unless there is a file with something in it. */
export async function checkIsFile(file: string): Promise<void> {
  const found = await stat(file).catch((cause: unknown) => {
    throw new BadInput({ file, problem: 'no such file; check the path' }, { cause });
  });
  if (!found.isFile())
    throw new BadInput({ file, problem: 'this is a folder, not a file; name the file in it' });
  if (found.size === 0) throw new BadInput({ file, problem: 'the file is empty; export it again' });
}
