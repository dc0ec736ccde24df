import { guid, lookup, text } from '../column.ts';
import { defineEntity } from '../entity-definition.ts';
import { stampColumns } from './shared-columns.ts';

// What a new row takes over from the row it is made from. Columns as the table reference documents them
// (learn.microsoft.com/power-apps/developer/data-platform/reference/entities/…).

const entityMapDefinition = defineEntity({
  logicalName: 'entitymap',
  setName: 'entitymaps',
  primaryKey: 'entitymapid',
  columns: [guid('entitymapid'), text('sourceentityname', 64), text('targetentityname', 64), ...stampColumns],
});

const attributeMapDefinition = defineEntity({
  logicalName: 'attributemap',
  setName: 'attributemaps',
  primaryKey: 'attributemapid',
  columns: [
    guid('attributemapid'),
    text('sourceattributename', 50),
    text('targetattributename', 50),
    lookup('entitymapid', ['entitymap']),
    ...stampColumns,
  ],
});

export const mappingDefinitions = [entityMapDefinition, attributeMapDefinition];
