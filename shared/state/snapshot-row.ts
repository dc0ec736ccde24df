import * as z from 'zod';
import { daySchema, instantSchema } from '../domain/calendar.ts';
import { flagSchema, storedFlagSchema } from '../domain/flag.ts';
import {
  accountIdSchema,
  auditIdSchema,
  contactIdSchema,
  evidenceKeySchema,
  lookUpKeySchema,
  profileKeySchema,
  runIdSchema,
  stampSchema,
} from '../domain/ids.ts';
import { snapshotPartition } from '../domain/snapshot-partition.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { outcomeColumns, outcomeSchema, readOutcome } from './outcome-columns.ts';
import { columnsOf, jsonColumn } from './row-columns.ts';
import type { Keys, Row } from './storage-table.ts';

/** Fields that look the same in a column and inside the JSON of a pending write. */
const plainFields = {
  accountId: accountIdSchema.exactOptional(),
  mailKey: z.string().exactOptional(),
  accountLinkChangedOn: daySchema.exactOptional(),
  departedTo: z.string().exactOptional(),
  profileKey: profileKeySchema.exactOptional(),
  claimKey: profileKeySchema.exactOptional(),
  claimants: stampSchema.exactOptional(),
  evidenceKey: evidenceKeySchema.exactOptional(),
  flagOwner: z.enum(['us', 'person']),
  contested: z.number().int(),
  owed: flagSchema.exactOptional(),
  writes: z.number().int(),
  dueOn: daySchema.exactOptional(),
  holdRank: z.string().exactOptional(),
  fieldStamps: z.string().exactOptional(),
  validatedAt: instantSchema,
};

const listFields = {
  profileStamps: z.array(z.string()),
  lookUpKeys: z.array(lookUpKeySchema),
  dismissedKeys: z.array(evidenceKeySchema),
};

const mergeFields = {
  mergedFrom: z.array(contactIdSchema),
  mergedKeys: z.array(lookUpKeySchema),
};

const settledSchema = z.object({
  ...plainFields,
  ...listFields,
  mergedFrom: mergeFields.mergedFrom.exactOptional(),
  mergedKeys: mergeFields.mergedKeys.exactOptional(),
  contactId: contactIdSchema,
  stamps: z.object({
    contact: stampSchema,
    account: stampSchema.exactOptional(),
    parent: stampSchema.exactOptional(),
    learned: stampSchema.exactOptional(),
    rules: stampSchema,
    policy: stampSchema,
  }),
  outcome: outcomeSchema,
  flag: storedFlagSchema,
});

const pendingSchema = z.object({
  from: storedFlagSchema,
  to: flagSchema,
  etag: z.string(),
  auditId: auditIdSchema,
  runId: runIdSchema,
  settled: settledSchema,
  actor: z.string(),
});

/** A row as it lies in storage: outcome and stamps in columns of their own, for people who query them. */
const snapshotRowSchema = z.object({
  rowKey: contactIdSchema,
  ...plainFields,
  contactStamp: stampSchema,
  accountStamp: stampSchema.exactOptional(),
  parentStamp: stampSchema.exactOptional(),
  learnedStamp: stampSchema.exactOptional(),
  rulesStamp: stampSchema,
  policyStamp: stampSchema,
  profileStamps: jsonColumn(listFields.profileStamps),
  lookUpKeys: jsonColumn(listFields.lookUpKeys),
  dismissedKeys: jsonColumn(listFields.dismissedKeys),
  mergedFrom: jsonColumn(mergeFields.mergedFrom).exactOptional(),
  mergedKeys: jsonColumn(mergeFields.mergedKeys).exactOptional(),
  ...outcomeColumns,
  /** No column = null in Dataverse. */
  flag: flagSchema.exactOptional(),
  pending: jsonColumn(pendingSchema).exactOptional(),
});

/** The persisted schema of Snapshots, read into our words. */
export const snapshotSchema = snapshotRowSchema.transform((row, context): Snapshot => {
  const {
    rowKey,
    contactStamp,
    accountStamp,
    parentStamp,
    learnedStamp,
    rulesStamp,
    policyStamp,
    flag,
    outcome,
    reason,
    ...same
  } = row;
  return {
    ...same,
    contactId: rowKey,
    stamps: {
      contact: contactStamp,
      ...(accountStamp === undefined ? {} : { account: accountStamp }),
      ...(parentStamp === undefined ? {} : { parent: parentStamp }),
      ...(learnedStamp === undefined ? {} : { learned: learnedStamp }),
      rules: rulesStamp,
      policy: policyStamp,
    },
    outcome: readOutcome({ outcome, reason }, context),
    flag: flag ?? null,
  };
});

export const snapshotKeys = (id: Snapshot['contactId']): Keys => ({
  partitionKey: snapshotPartition(id),
  rowKey: id,
});

export function snapshotRow(snapshot: Snapshot): Row {
  const { contactId, stamps, outcome, ...same } = snapshot;
  return {
    ...snapshotKeys(contactId),
    columns: columnsOf({
      ...same,
      contactStamp: stamps.contact,
      accountStamp: stamps.account,
      parentStamp: stamps.parent,
      learnedStamp: stamps.learned,
      rulesStamp: stamps.rules,
      policyStamp: stamps.policy,
      outcome: outcome.kind,
      reason: outcome.reason,
    }),
  };
}
