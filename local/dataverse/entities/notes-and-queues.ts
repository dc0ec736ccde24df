import { guid, lookup, text } from '../column.ts';
import { defineEntity } from '../entity-definition.ts';
import { ownerColumns, owningColumns, stampColumns, stateColumns } from './shared-columns.ts';

// Columns as the table reference documents them (learn.microsoft.com/power-apps/developer/data-platform/reference/entities/…).

const annotationDefinition = defineEntity({
  logicalName: 'annotation',
  setName: 'annotations',
  primaryKey: 'annotationid',
  primaryName: 'subject',
  indexed: ['_objectid_value'],
  calculate: owningColumns,
  columns: [
    guid('annotationid'),
    text('subject', 500),
    text('notetext', 100_000),
    lookup('objectid', ['account', 'contact', 'opportunity', 'lead', 'incident']),
    ...ownerColumns,
    ...stampColumns,
  ],
});

const queueDefinition = defineEntity({
  logicalName: 'queue',
  setName: 'queues',
  primaryKey: 'queueid',
  primaryName: 'name',
  calculate: owningColumns,
  columns: [
    guid('queueid'),
    text('name', 200),
    text('description', 2000),
    ...ownerColumns,
    ...stateColumns({ 0: 'Active', 1: 'Inactive' }),
    ...stampColumns,
  ],
});

const queueItemDefinition = defineEntity({
  logicalName: 'queueitem',
  setName: 'queueitems',
  primaryKey: 'queueitemid',
  primaryName: 'title',
  columns: [
    guid('queueitemid'),
    text('title', 300),
    lookup('queueid', ['queue']),
    lookup('objectid', ['task', 'phonecall', 'email', 'letter', 'incident']),
    ...stampColumns,
  ],
});

export const noteAndQueueDefinitions = [annotationDefinition, queueDefinition, queueItemDefinition];
