import * as z from 'zod';
import { daySchema } from '../domain/calendar.ts';
import { digest } from '../domain/digest.ts';
import { GiveUp } from '../domain/failures.ts';
import type { FeedFile } from './file-store.ts';
import { TEXT_ENCODINGS } from './text-encoding.ts';

const FINGERPRINT_DIGITS = 12;

/** The contract allows 60,000 characters; the place within a file takes at most 2,000 of them. */
const FILES_MAX = Math.floor(58_000 / FINGERPRINT_DIGITS);

const atSchema = z.object({
  file: z.string(),
  version: z.string(),
  offset: z.int().min(0),
  line: z.int().min(1),
  doubtful: z.literal(true).exactOptional(),
  /** For Connections.csv, so that one reading of a file has one day however many pages it takes. */
  observedOn: daySchema.exactOptional(),
  /** Absent = UTF-8. Found by reading the whole file, which is done once. */
  encoding: z.enum(TEXT_ENCODINGS).exactOptional(),
});
const cursorSchema = z.object({
  v: z.literal(1),
  /** Fingerprints of the files that are read, one after the other. */
  read: z.string().regex(/^([0-9a-f]{12})*$/),
  at: atSchema.optional(),
});

export type PlaceInFeed = z.infer<typeof atSchema>;
export type FeedCursor = { read: ReadonlySet<string>; at?: PlaceInFeed };

/** A file under another name, or with another version, is another file. */
export const fingerprint = ({ name, version }: FeedFile): string =>
  digest([name, version], FINGERPRINT_DIGITS);

/** What is left of the cursor with these files. Text that is not ours starts from the beginning: that changes nothing. */
export function readFeedCursor(text: string | undefined, files: readonly FeedFile[]): FeedCursor {
  const parsed = cursorSchema.safeParse(jsonOf(text));
  if (!parsed.success) return { read: new Set() };
  const listed = new Set(files.map(fingerprint));
  const read = (parsed.data.read.match(/.{12}/g) ?? []).filter((print) => listed.has(print));
  const { at } = parsed.data;
  const stillThere = files.some(({ name, version }) => name === at?.file && version === at.version);
  return { read: new Set(read), ...(at !== undefined && stillThere && { at }) };
}

export function writeFeedCursor({ read, at }: FeedCursor): string {
  if (read.size > FILES_MAX) {
    const detail = `the feed holds more than ${String(FILES_MAX)} files; join them or move old ones elsewhere`;
    throw new GiveUp('profile_source_malformed', { detail });
  }
  return JSON.stringify({ v: 1, read: [...read].join(''), ...(at !== undefined && { at }) });
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown); // JSON.parse promises `any`
  } catch {
    return undefined;
  }
}
