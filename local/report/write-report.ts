import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PageAssets } from './page-assets.ts';
import type { ReportFacts } from './report-facts.ts';
import { reportPage } from './report-page.ts';

const CHUNK = 64 * 1024;

/** Small pieces in larger ones: a stream costs more per piece than a row does. */
function* inLargePieces(pieces: Iterable<string>): Iterable<string> {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < CHUNK) continue;
    yield gathered;
    gathered = '';
  }
  yield gathered;
}

/** Writes the page as a stream: only the people's lists are held, never the page. */
export async function writeReport(file: string, facts: ReportFacts & { assets: PageAssets }): Promise<void> {
  await pipeline(Readable.from(inLargePieces(reportPage(facts))), createWriteStream(file));
}
