import Table from 'cli-table3';
import type { Summary } from './make-summary.ts';

const counted = (count: number, [one, many]: readonly [one: string, many: string]) =>
  `${count} ${count === 1 ? one : many}`;

const plain = { head: [], border: [] };

/** What the run found, for people: counts by outcome with the reasons, then what was written and what was not taken. */
export function resultTable(summary: Summary): string {
  const table = new Table({
    head: ['outcome', 'contacts', 'reasons'],
    style: plain,
    wordWrap: true,
    colWidths: [18, 10, 70],
  });
  const outcomes = Object.entries(summary.validated.outcomes).sort(([, left], [, right]) => right - left);
  for (const [outcome, count] of outcomes) {
    const reasons = Object.entries(summary.validated.reasons)
      .filter(([key]) => key.startsWith(`${outcome}:`))
      .map(([key, number]) => `${key.slice(outcome.length + 1)} ${number}`);
    table.push([outcome, count, reasons.join(', ')]);
  }
  const flags = Object.entries(summary.flags).map(([done, count]) => `${done} ${count}`);
  const rejected = summary.crmFiles.rejectedRows + summary.profiles.rejectedRecords;
  const seconds = Object.values(summary.seconds).reduce((sum, part) => sum + part, 0);
  const { contacts, validations } = summary.validated;
  const again = validations > contacts ? ` (${counted(validations, ['validation', 'validations'])})` : '';
  return [
    table.toString(),
    `flags: ${flags.length === 0 ? 'none due' : flags.join(', ')}${summary.dryRun ? ' (dry run: nothing was written)' : ''}`,
    ...(rejected > 0
      ? [
          `rejected: ${counted(rejected, ['row or record', 'rows or records'])}, listed in summary.json (--out)`,
        ]
      : []),
    ...(summary.parked.length > 0
      ? [`parked: ${counted(summary.parked.length, ['contact waits', 'contacts wait'])} for somebody to act`]
      : []),
    `${counted(contacts, ['contact', 'contacts'])} validated${again} in ${seconds.toFixed(1)} s`,
  ].join('\n');
}
