import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { daySchema } from '../../shared/domain/calendar.ts';
import type { ContactId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { CrmAccount } from '../report/find-account.ts';
import { ownPeakMemoryBytes } from '../runner/peak-memory.ts';
import { countOutcomes } from './count-outcomes.ts';
import { explainWithServices } from './explain-with-services.ts';
import { inMb, type Summary } from './make-summary.ts';
import type { Arguments } from './read-arguments.ts';
import type { Progress } from './show-progress.ts';
import { timed, type Stages } from './timed.ts';

/** What is told about: contacts, the accounts they may have gone to, and the settings to ask the app's services with. */
export type CrmContents = {
  ids: readonly ContactId[];
  accounts: Iterable<CrmAccount>;
  settings: Record<string, string>;
};

type OutContext = { given: Pick<Arguments, 'language'>; root: string; progress: Progress };

/** Tells how many contacts it was asked about: what is written is written right after. */
async function explainAloud(
  { settings, ids }: Pick<CrmContents, 'settings' | 'ids'>,
  { language, progress }: { language: Language; progress: Progress },
) {
  const explain = await explainWithServices(settings, language);
  const tell = progress.stage('writing results');
  const total = ids.length;
  let done = 0;
  return async (page: readonly ContactId[]) => {
    const explanations = await explain(page);
    done += page.length;
    tell({ done, total, unit: 'contacts' });
    return explanations;
  };
}

/** Results, report and summary of every contact as it stands now, whichever run judged it. */
export async function writeOut(
  folder: string,
  parts: { summary: Summary; crm: CrmContents; stages: Stages; context: OutContext },
): Promise<void> {
  const { summary, crm, stages, context } = parts;
  const { language } = context.given;
  const { writeResults } = await import('./write-results.ts'); // the libraries of chart and workbook take their time
  const explain = await explainAloud(crm, { language, progress: context.progress });
  const standing = await timed(stages, 'results', () =>
    writeResults(folder, {
      root: context.root,
      ids: crm.ids,
      accounts: crm.accounts,
      explain,
      language,
      today: daySchema.parse(summary.today),
      dryRun: summary.dryRun,
      rejectedRows: summary.crmFiles.rejectedRows + summary.profiles.rejectedRecords,
      parked: summary.parked.length,
    }),
  );
  summary.seconds['results'] = Math.round((stages['results'] ?? 0) / 100) / 10;
  // After the results: writing them is part of what this process needed.
  summary.peakMemoryMb.cli = inMb(ownPeakMemoryBytes());
  // Every contact as it stands now, whichever run judged it.
  const { byOutcome: outcomes, byReason: reasons } = countOutcomes(standing);
  await writeFile(
    join(folder, 'summary.json'),
    `${JSON.stringify({ outcomes, reasons, ...summary }, undefined, 2)}\n`,
  );
}
