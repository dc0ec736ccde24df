import { choice, flag, guid, lookup, text } from '../column.ts';
import { defineEntity } from '../entity-definition.ts';
import { stampColumns } from './shared-columns.ts';

// What runs at a change of a row: columns as the table reference documents them
// (learn.microsoft.com/power-apps/developer/data-platform/reference/entities/…), those a reader of registrations needs.

const messageDefinition = defineEntity({
  logicalName: 'sdkmessage',
  setName: 'sdkmessages',
  primaryKey: 'sdkmessageid',
  primaryName: 'name',
  columns: [guid('sdkmessageid'), text('name', 256), ...stampColumns],
});

const messageFilterDefinition = defineEntity({
  logicalName: 'sdkmessagefilter',
  setName: 'sdkmessagefilters',
  primaryKey: 'sdkmessagefilterid',
  columns: [
    guid('sdkmessagefilterid'),
    text('primaryobjecttypecode', 64),
    lookup('sdkmessageid', ['sdkmessage']),
    ...stampColumns,
  ],
});

const pluginStepDefinition = defineEntity({
  logicalName: 'sdkmessageprocessingstep',
  setName: 'sdkmessageprocessingsteps',
  primaryKey: 'sdkmessageprocessingstepid',
  primaryName: 'name',
  columns: [
    guid('sdkmessageprocessingstepid'),
    text('name', 256),
    text('filteringattributes', 100_000),
    choice('stage', { 10: 'Pre-validation', 20: 'Pre-operation', 40: 'Post-operation' }, { initial: 40 }),
    choice('mode', { 0: 'Synchronous', 1: 'Asynchronous' }, { initial: 0 }),
    choice('statecode', { 0: 'Enabled', 1: 'Disabled' }, { initial: 0 }),
    flag('ishidden', { initial: false }),
    lookup('sdkmessageid', ['sdkmessage']),
    lookup('sdkmessagefilterid', ['sdkmessagefilter']),
    ...stampColumns,
  ],
});

const CHANGES = {
  1: 'Added',
  2: 'Deleted',
  3: 'Modified',
  4: 'Added or Modified',
  5: 'Added or Deleted',
  6: 'Modified or Deleted',
  7: 'Added or Modified or Deleted',
};

const callbackRegistrationDefinition = defineEntity({
  logicalName: 'callbackregistration',
  setName: 'callbackregistrations',
  primaryKey: 'callbackregistrationid',
  primaryName: 'name',
  columns: [
    guid('callbackregistrationid'),
    text('name', 100),
    text('entityname', 255),
    text('filteringattributes', 100_000),
    text('filterexpression', 100_000),
    choice('message', CHANGES),
    ...stampColumns,
  ],
});

export const reactionDefinitions = [
  messageDefinition,
  messageFilterDefinition,
  pluginStepDefinition,
  callbackRegistrationDefinition,
];
