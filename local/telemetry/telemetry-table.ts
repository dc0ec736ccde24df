import Table from 'cli-table3';
import type { TelemetryCounts } from './envelope-counts.ts';

const plain = { head: [], border: [] };

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** What an operator would find in Application Insights after this run. */
export function telemetryTable({ envelopes, traces, events, work, metrics }: TelemetryCounts): string {
  const workTable = new Table({
    head: ['traced work', 'times', 'failed', 'ms on average'],
    style: plain,
  });
  for (const [name, { count, failed, totalMs }] of Object.entries(work))
    workTable.push([name, count, failed, round(totalMs / count)]);
  const metricTable = new Table({ head: ['metric', 'sum'], style: plain });
  for (const [name, value] of Object.entries(metrics)) metricTable.push([name, round(value)]);
  const eventTable = new Table({ head: ['event', 'times'], style: plain });
  for (const [name, count] of Object.entries(events)) eventTable.push([name, count]);
  return [
    `${envelopes} envelopes of telemetry, ${traces} traces`,
    workTable.toString(),
    metricTable.toString(),
    eventTable.toString(),
  ].join('\n');
}
