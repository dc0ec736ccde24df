import type { Day } from '../domain/calendar.ts';
import type { FeedItem, Place } from './feed-item.ts';
import { feedObservation } from './feed-observation.ts';
import { readText } from './read-text.ts';
import { LINE_BYTES_MAX } from './split-lines.ts';

type RawRecord = { bytes: Buffer; tooLong: boolean; line: number; next: Place };

/** One record of JSON text as an item of the feed. The parser's own message is not used: it quotes the record. */
export function jsonItem({ bytes, tooLong, line, next }: RawRecord, { today }: { today: Day }): FeedItem {
  const rejected = (problem: string): FeedItem => ({ kind: 'rejected', line, problem, next });
  if (tooLong) {
    return rejected(
      `is longer than ${String(LINE_BYTES_MAX / 1024 / 1024)} MB; is a line break or bracket missing?`,
    );
  }
  const read = readText(bytes);
  if ('problem' in read) return rejected(read.problem);
  const parsed = parseJson(read.text);
  if (parsed === undefined) {
    return rejected('is not valid JSON, or cut off; write each record complete, with quoted names');
  }
  const told = feedObservation(parsed.value, { today });
  if ('problem' in told) return rejected(told.problem);
  return { kind: 'observation', observation: told.observation, line, next };
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }; // JSON.parse promises `any`
  } catch {
    return undefined;
  }
}
