import { GiveUp, RetryLater } from '../../../shared/domain/failures.ts';
import type { FeedFile, FileStore } from '../../../shared/profiles/file-store.ts';

export type FileStoreSubject = {
  store: FileStore;
  put: (name: string, text: string) => Promise<void>;
  remove: (name: string) => Promise<void>;
  /** A store whose folder or container does not exist. */
  missing: FileStore;
};

/** What every file store does; `makeSubject` gives an empty one. */
export function behavesAsFileStore(makeSubject: () => Promise<FileStoreSubject>): void {
  const { signal } = new AbortController();
  let subject: FileStoreSubject;
  beforeEach(async () => {
    subject = await makeSubject();
  });

  const list = () => subject.store.listFiles(signal);
  async function textOf(file: FeedFile | undefined, from = 0): Promise<string> {
    if (file === undefined) throw new Error('no file');
    const chunks: Uint8Array[] = [];
    for await (const chunk of subject.store.readBytes({ file, from, signal })) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  it('lists files of all folders in the order of their names', async () => {
    for (const name of ['c.csv', 'b/x.jsonl', 'a.json']) await subject.put(name, 'hello');
    expect((await list()).map(({ name, size }) => [name, size])).toEqual([
      ['a.json', 5],
      ['b/x.jsonl', 5],
      ['c.csv', 5],
    ]);
  });

  it('lists nothing while nothing is there', async () => {
    expect(await list()).toEqual([]);
  });

  it('keeps the version of a file that stays as it is', async () => {
    await subject.put('a.json', 'hello');
    expect(await list()).toEqual(await list());
  });

  it('reads a file from an offset on, up to and at its end', async () => {
    await subject.put('a.json', 'hello');
    const [file] = await list();
    expect([await textOf(file), await textOf(file, 3), await textOf(file, 5)]).toEqual(['hello', 'lo', '']);
  });

  it('gives a changed file another version and does not read it as the old one', async () => {
    await subject.put('a.json', 'hello');
    const [before] = await list();
    await subject.put('a.json', 'HELLO!');
    const [after] = await list();
    expect(after?.version).not.toBe(before?.version);
    await expect(textOf(before)).rejects.toThrow(RetryLater);
    expect(await textOf(after)).toBe('HELLO!');
  });

  it('asks for another try when a file is gone since it was listed', async () => {
    await subject.put('a.json', 'hello');
    const [file] = await list();
    await subject.remove('a.json');
    await expect(textOf(file)).rejects.toThrow(/"a.json" changed while it was read/);
  });

  it('gives up on a place that does not exist and says what to do', async () => {
    const listing = subject.missing.listFiles(signal);
    await expect(listing).rejects.toBeInstanceOf(GiveUp);
    await expect(listing).rejects.toThrow(/"nowhere" does not exist; create it or correct the setting/);
  });

  it('stops reading when it is told to', async () => {
    await subject.put('a.json', 'hello');
    const [file] = await list();
    if (file === undefined) throw new Error('no file');
    const chunks = subject.store.readBytes({ file, from: 0, signal: AbortSignal.abort() });
    await expect(chunks[Symbol.asyncIterator]().next()).rejects.toMatchObject({ reason: 'out_of_time' });
  });
}
