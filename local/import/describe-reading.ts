import type { LeftOut } from './header/match-columns.ts';
import type { FileReading } from './open-table.ts';

const REASONS: Readonly<Record<LeftOut['reason'], string>> = {
  unknown: 'not recognised',
  bookkeeping: 'kept by the export for itself, no evidence of anything',
  surpassed: 'less certain than another column of that meaning',
};
const ORDERS = {
  dayFirst: 'day before month, as its other dates show',
  monthFirst: 'month before day, as its other dates show',
} as const;

const quoted = (captions: readonly string[]) => captions.map((caption) => `"${caption.trim()}"`).join(', ');

function leftOutLines(leftOut: readonly LeftOut[]): string[] {
  return (['unknown', 'surpassed', 'bookkeeping'] as const).flatMap((reason) => {
    const captions = leftOut.filter((column) => column.reason === reason).map(({ caption }) => caption);
    return captions.length === 0 ? [] : [`  not used (${REASONS[reason]}): ${quoted(captions)}`];
  });
}

const dayLine = ({ column, order, unread }: FileReading['days'][number]): string =>
  order === 'unknown'
    ? `  ${column}: ${unread} dates left unknown: nothing shows which number is the month; write YYYY-MM-DD`
    : `  ${column}: read ${ORDERS[order]}`;

/** What a person should know before trusting the result: how the file was read and which column was taken for what. */
export function describeReading({ file, format, headerLine, matched, leftOut, days }: FileReading): string {
  const header = headerLine === 1 ? '' : `, header in line ${headerLine}`;
  const columns = matched.map(({ caption, column }) =>
    caption === column ? column : `${column} ← "${caption.trim()}"`,
  );
  return [
    `${file}: ${format}${header}`,
    `  used: ${columns.join(', ')}`,
    ...leftOutLines(leftOut),
    ...days.map(dayLine),
  ].join('\n');
}
