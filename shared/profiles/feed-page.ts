import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Observation } from '../domain/profile.ts';
import type { RejectedRecord } from './contract.ts';
import type { FeedItem } from './feed-item.ts';

/** Bounds the memory and the time of a page whose records are large or broken. */
const PAGE_BYTES_MAX = 8 * 1024 * 1024;

type Kept = { observation: Observation; file: string; line: number };

/** One page in the making. */
export class FeedPage {
  readonly rejected: RejectedRecord[] = [];
  /** How many of the rejected are members who show nothing. */
  hidden = 0;
  private readonly kept = new Map<string, Kept>();
  private readonly refused = new Set<string>();
  private readonly limit: number;
  private items = 0;
  private bytes = 0;

  constructor({ limit }: { limit: number }) {
    this.limit = Math.max(1, limit);
  }

  get full(): boolean {
    return this.items >= this.limit || this.bytes >= PAGE_BYTES_MAX;
  }

  get observations(): Observation[] {
    return [...this.kept.values()].map(({ observation }) => observation);
  }

  reject(file: string, { line, problem }: { line: number; problem: string }): void {
    this.items += 1;
    this.rejected.push({ file: basename(file), line, problem });
  }

  add(file: string, { item, bytes }: { item: FeedItem; bytes: number }): void {
    this.bytes += bytes;
    if (item.kind === 'rejected') {
      if (item.hidden === true) this.hidden += 1;
      this.reject(file, item);
      return;
    }
    const { observation, line } = item;
    const { personKey, observedAt } = observation;
    const reading = JSON.stringify([
      file,
      personKey,
      observedAt,
      ...(item.mayComeInParts === true ? [line] : []),
    ]);
    this.addReading(reading, { observation, file, line });
  }

  /** Two records of one person and one moment cannot both be right: neither is taken. */
  private addReading(reading: string, kept: Kept): void {
    const before = this.kept.get(reading);
    if (before === undefined && !this.refused.has(reading)) {
      this.items += 1;
      this.kept.set(reading, kept);
      return;
    }
    if (before !== undefined && isDeepStrictEqual(before.observation, kept.observation)) {
      this.reject(kept.file, {
        line: kept.line,
        problem: `repeats the record of line ${String(before.line)}; it was taken once`,
      });
      return;
    }
    const problem =
      'another record has the same person and observedAt but says something else: neither was taken; deliver one record a person';
    if (before !== undefined) {
      this.kept.delete(reading);
      this.refused.add(reading);
      this.items -= 1;
      this.reject(before.file, { line: before.line, problem });
    }
    this.reject(kept.file, { line: kept.line, problem });
  }
}
