import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { digest } from '../../shared/domain/digest.ts';
import type { Observation } from '../../shared/domain/profile.ts';
import { feedRecordOf } from './feed-record-of.ts';
import { isMissing } from './is-missing.ts';
import { KeyCounts } from './key-counts.ts';

/** Records of one person and moment that stand far apart in a file; a file with more of them is not sorted. */
const PARTS_MAX = 50;

type Part = { handle: FileHandle; draft: string; target: string; hash: ReturnType<typeof createHash> };

/**
 * Writes what is kept of one profile file to the feed, as JSONL. The feed takes two records of one person and moment
 * for a contradiction where they come close together, and unites them across files: the second goes to a second file.
 */
export class KeptReadings {
  private readonly target: string;
  private readonly parts: Part[] = [];
  private readonly timesSeen = new KeyCounts();

  constructor(target: string) {
    this.target = target;
  }

  /** Answers those that stand in too many parts to be kept. */
  async add(observations: readonly Observation[]): Promise<readonly Observation[]> {
    const lines: (string[] | undefined)[] = [];
    const refused: Observation[] = [];
    for (const observation of observations) {
      const reading = digest([observation.personKey, observation.observedAt], 16);
      const times = this.timesSeen.add(reading);
      if (times >= PARTS_MAX) refused.push(observation);
      else (lines[times] ??= []).push(`${JSON.stringify(feedRecordOf(observation))}\n`);
    }
    for (const [index, part] of lines.entries()) {
      if (part !== undefined) await this.write(index, part.join(''));
    }
    return refused;
  }

  /** Puts the files in their places in one step each; one that says what it said before is left alone. */
  async finish(): Promise<void> {
    for (const { handle, draft, target, hash } of this.parts) {
      await handle.close();
      if (hash.digest('hex') === (await hashOf(target))) await rm(draft);
      else await rename(draft, target);
    }
    for (let index = this.parts.length; await isThere(this.placeOf(index)); index += 1)
      await rm(this.placeOf(index));
  }

  /** Leaves the feed as it was. */
  async abandon(): Promise<void> {
    for (const { handle, draft } of this.parts) {
      await handle.close();
      await rm(draft, { force: true });
    }
  }

  private placeOf(index: number): string {
    return `${this.target}${index === 0 ? '' : `.part-${index + 1}`}.jsonl`;
  }

  private async write(index: number, text: string): Promise<void> {
    const part = (this.parts[index] ??= await begin(this.placeOf(index)));
    part.hash.update(text);
    await part.handle.appendFile(text);
  }
}

/** The feed does not read hidden files. */
async function begin(target: string): Promise<Part> {
  const draft = join(dirname(target), `.${basename(target)}`);
  await mkdir(dirname(target), { recursive: true });
  const OWNER_ONLY = 0o600;
  return { handle: await open(draft, 'w', OWNER_ONLY), draft, target, hash: createHash('sha256') };
}

async function isThere(path: string): Promise<boolean> {
  return (await hashOf(path)) !== undefined;
}

async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk); // no encoding set
    return hash.digest('hex');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
