import { zipSync, type Zippable } from 'fflate';

export const CONNECTIONS_HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
export const aConnection = (slug: string, company = 'Contoso'): string =>
  `Ada,Example,https://www.linkedin.com/in/${slug},,${company},CTO,08 Feb 2026`;

/** LinkedIn's archive: Connections.csv among files that nobody reads. */
export function anArchive(
  files: Record<string, string | Buffer>,
  { writtenAt = '2026-10-19T12:00:00Z' } = {},
): Buffer {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries({ 'Ad_Targeting.csv': 'secret', ...files }))
    entries[name] = Buffer.from(content);
  return Buffer.from(zipSync(entries, { mtime: writtenAt }));
}

/** The archive with bytes of every header of its central directory overwritten. */
export function withDirectoryBytes(
  archive: Buffer,
  { at, bytes }: { at: number; bytes: readonly number[] },
): Buffer {
  const changed = Buffer.from(archive);
  const header = Buffer.from([0x50, 0x4b, 1, 2]);
  for (let found = changed.indexOf(header); found >= 0; found = changed.indexOf(header, found + 4))
    changed.set(bytes, found + at);
  return changed;
}
