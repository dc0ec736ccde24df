import { choice, flag, guid, number, text } from '../column.ts';
import { ownerColumns, owningColumns, stampColumns } from '../entities/shared-columns.ts';
import { defineEntity } from '../entity-definition.ts';

// What an environment shows to its users and callers: personal views, forms, web resources, themes, custom APIs. Columns as the
// table reference documents them (learn.microsoft.com/power-apps/developer/data-platform/reference/entities/…).

const MEMO = 1_073_741_823;

const userQueryDefinition = defineEntity({
  logicalName: 'userquery',
  setName: 'userqueries',
  primaryKey: 'userqueryid',
  primaryName: 'name',
  calculate: owningColumns,
  columns: [
    guid('userqueryid'),
    text('name', 200),
    text('returnedtypecode', 64),
    number('querytype', 'int', { initial: 0 }),
    text('fetchxml', MEMO),
    text('layoutxml', MEMO),
    ...ownerColumns,
    ...stampColumns,
  ],
});

const systemFormDefinition = defineEntity({
  logicalName: 'systemform',
  setName: 'systemforms',
  primaryKey: 'formid',
  primaryName: 'name',
  columns: [
    guid('formid'),
    text('name', 100),
    text('description', 2000),
    text('objecttypecode', 64),
    choice('type', { 2: 'Main', 6: 'Quick View Form', 7: 'Quick Create' }, { initial: 2 }),
    text('formxml', MEMO),
    ...stampColumns,
  ],
});

const webResourceDefinition = defineEntity({
  logicalName: 'webresource',
  setName: 'webresourceset',
  primaryKey: 'webresourceid',
  primaryName: 'name',
  columns: [
    guid('webresourceid'),
    text('name', 256),
    text('displayname', 200),
    text('description', 2000),
    text('content', MEMO),
    choice('webresourcetype', { 1: 'Webpage (HTML)', 3: 'Script (JScript)', 5: 'PNG format' }),
    ...stampColumns,
  ],
});

const COLOURS = [
  'defaultentitycolor',
  'defaultcustomentitycolor',
  'controlborder',
  'controlshade',
  'selectedlinkeffect',
  'globallinkcolor',
  'processcontrolcolor',
  'headercolor',
  'hoverlinkeffect',
  'navbarshelfcolor',
  'navbarbackgroundcolor',
];

const themeDefinition = defineEntity({
  logicalName: 'theme',
  setName: 'themes',
  primaryKey: 'themeid',
  primaryName: 'name',
  columns: [
    guid('themeid'),
    text('name', 100),
    flag('isdefaulttheme', { access: 'readOnly', initial: false }),
    text('logotooltip', 100),
    ...COLOURS.map((name) => text(name, 100)),
    ...stampColumns,
  ],
});

const customApiDefinition = defineEntity({
  logicalName: 'customapi',
  setName: 'customapis',
  primaryKey: 'customapiid',
  primaryName: 'name',
  columns: [
    guid('customapiid'),
    text('uniquename', 128),
    text('name', 100),
    text('displayname', 100),
    text('description', 100),
    flag('isfunction', { initial: false }),
    ...stampColumns,
  ],
});

export const interfaceDefinitions = [
  userQueryDefinition,
  systemFormDefinition,
  webResourceDefinition,
  themeDefinition,
  customApiDefinition,
];
