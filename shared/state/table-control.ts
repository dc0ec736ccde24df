import * as z from 'zod';
import { daySchema, instantSchema, type Day, type Instant } from '../domain/calendar.ts';
import { modeSchema } from '../domain/enablement.ts';
import { runIdSchema, type RunId } from '../domain/ids.ts';
import { NO_SAFEGUARDS, safeguardsSchema, type Safeguards } from '../domain/safeguards.ts';
import { sweepSchema } from '../domain/sweep.ts';
import type { ControlStore } from './contract.ts';
import { jsonColumn } from './row-columns.ts';
import type { Keys, StorageTable } from './storage-table.ts';
import { makeVersionedRow } from './versioned-row.ts';

const enablementRowSchema = z.object({
  dataValidation: modeSchema,
  changedBy: z.string(),
  changedAt: instantSchema.optional(),
});

/** Delta links and next links are several thousand characters each. */
const sweepRowSchema = sweepSchema.extend({ cursors: jsonColumn(sweepSchema.shape.cursors) });

const safeguardsRowSchema = safeguardsSchema.extend({
  rivalSolutions: jsonColumn(safeguardsSchema.shape.rivalSolutions),
  securedFields: jsonColumn(safeguardsSchema.shape.securedFields),
});

const pauseRowSchema = z.object({ until: instantSchema });

const allowanceRowSchema = z.object({ taken: z.number().int() });

const releaseRowSchema = z.object({
  day: daySchema,
  limit: z.number(),
  runId: runIdSchema.exactOptional(),
  goesOn: z.literal(true).exactOptional(),
});

const newestProfileRowSchema = z.object({ observedAt: instantSchema });

const cleanUpRowSchema = z.object({
  next: z.string().exactOptional(),
  newestAt: instantSchema.exactOptional(),
  doneOn: daySchema.exactOptional(),
});

const controlKeys = (name: string): Keys => ({ partitionKey: 'control', rowKey: name });
const cancelledKeys = (runId: RunId): Keys => ({ partitionKey: 'cancelled', rowKey: runId });

const isLater = (instant: Instant, { than }: { than: Instant | undefined }): boolean =>
  than === undefined || Date.parse(instant) > Date.parse(than);

/** Table Control: one row per name; cancelled runs and the days' allowances in partitions of their own. */
export function makeTableControl(table: StorageTable): ControlStore {
  const enablement = makeVersionedRow(table, {
    keys: controlKeys('enablement'),
    schema: enablementRowSchema,
  });
  const sweep = makeVersionedRow(table, { keys: controlKeys('sweep'), schema: sweepRowSchema });
  const safeguards = makeVersionedRow(table, {
    keys: controlKeys('safeguards'),
    schema: safeguardsRowSchema,
  });
  const pause = makeVersionedRow(table, { keys: controlKeys('pause'), schema: pauseRowSchema });
  const release = makeVersionedRow(table, { keys: controlKeys('release'), schema: releaseRowSchema });
  const cleanUp = makeVersionedRow(table, { keys: controlKeys('cleanUp'), schema: cleanUpRowSchema });
  const newestProfile = makeVersionedRow(table, {
    keys: controlKeys('newestProfile'),
    schema: newestProfileRowSchema,
  });
  const allowanceOf = (day: Day) =>
    makeVersionedRow(table, { keys: { partitionKey: 'allowance', rowKey: day }, schema: allowanceRowSchema });
  return {
    readEnablement: enablement.read,
    saveEnablement: enablement.save,
    readSweep: sweep.read,
    saveSweep: sweep.save,

    readSafeguards: async () => (await safeguards.read())?.row,
    changeSafeguards: async (change) => {
      let wanted: Safeguards = NO_SAFEGUARDS;
      await safeguards.change((current) => (wanted = change(current ?? NO_SAFEGUARDS)));
      return wanted;
    },

    readPausedUntil: async () => (await pause.read())?.row.until,
    pauseUntil: (until) =>
      pause.change((current) => (isLater(until, { than: current?.until }) ? { until } : undefined)),

    cancelRun: (runId) => table.insertRows([{ ...cancelledKeys(runId), columns: {} }]),
    isRunCancelled: async (runId) => (await table.readRows([cancelledKeys(runId)])).length > 0,

    readRelease: async () => (await release.read())?.row,
    saveRelease: (row) => release.change(() => row),

    readCleanUp: async () => (await cleanUp.read())?.row,
    saveCleanUp: (row) => cleanUp.change(() => row),

    readNewestProfileAt: async () => (await newestProfile.read())?.row.observedAt,
    noteProfileAt: (observedAt) =>
      newestProfile.change((current) =>
        isLater(observedAt, { than: current?.observedAt }) ? { observedAt } : undefined,
      ),

    takeFlagAllowance: async ({ day, wanted, limit }) => {
      let granted = 0;
      await allowanceOf(day).change((current) => {
        const taken = current?.taken ?? 0;
        granted = Math.max(0, Math.min(wanted, limit - taken));
        return granted === 0 ? undefined : { taken: taken + granted };
      });
      return granted;
    },
  };
}
