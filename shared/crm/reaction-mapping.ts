import * as z from 'zod';
import type { Reaction } from './contract.ts';
import { column, makeTableMapping, textSchema } from './table-mapping.ts';

/** Text of names separated by commas; nothing = every column. */
const columnsSchema = textSchema.transform((names) =>
  (names ?? '').split(',').flatMap((name) => name.trim() || []),
);

const ENABLED = 0;
const HIDDEN = 'ishidden/Value eq false';

/**
 * Plug-in steps on update of a contact (table reference of sdkmessageprocessingstep). Those on UpdateMultiple run for
 * each single update too (learn.microsoft.com/power-apps/developer/data-platform/bulk-operations, "message pipelines merged").
 */
export const pluginStepMapping = makeTableMapping({
  set: 'sdkmessageprocessingsteps',
  key: 'sdkmessageprocessingstepid',
  columns: {
    name: column('name', textSchema),
    columns: column('filteringattributes', columnsSchema),
  },
  toRow: ({ name = 'without a name', columns }): Reaction => ({ kind: 'pluginStep', name, columns }),
});

export const pluginStepsOnContactUpdate =
  `statecode eq ${ENABLED} and ${HIDDEN} and (sdkmessageid/name eq 'Update' or sdkmessageid/name eq 'UpdateMultiple')` +
  " and sdkmessagefilterid/primaryobjecttypecode eq 'contact'";

/**
 * Changes a flow waits for (`message` of callbackregistration: 1 added, 2 deleted, 3 modified, 4 added or modified, 5 added
 * or deleted, 6 modified or deleted, 7 all): those that a modification sets off.
 */
const MODIFIED = [3, 4, 6, 7];

export const flowMapping = makeTableMapping({
  set: 'callbackregistrations',
  key: 'callbackregistrationid',
  columns: {
    name: column('name', textSchema),
    message: column('message', z.number()),
    columns: column('filteringattributes', columnsSchema),
  },
  toRow: ({ name = 'without a name', message, columns }): Reaction | undefined =>
    MODIFIED.includes(message) ? { kind: 'flow', name, columns } : undefined,
});

export const flowsOnContact = "entityname eq 'contact'";

/** Whether writing the flag sets it off: it names no column, or names ours. */
export const isSetOffBy = ({ columns }: Reaction, flagColumn: string): boolean =>
  columns.length === 0 || columns.includes(flagColumn);
