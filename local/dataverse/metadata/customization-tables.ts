import { choice, flag, guid, lookup, number, text } from '../column.ts';
import { stampColumns } from '../entities/shared-columns.ts';
import { defineEntity } from '../entity-definition.ts';

// Columns as the table reference documents them (learn.microsoft.com/power-apps/developer/data-platform/reference/entities/…),
// those that an installer of columns and views reads or writes.

const MEMO = 1_073_741_823;

const publisherDefinition = defineEntity({
  logicalName: 'publisher',
  setName: 'publishers',
  primaryKey: 'publisherid',
  primaryName: 'friendlyname',
  columns: [
    guid('publisherid'),
    text('uniquename', 256),
    text('friendlyname', 256),
    text('description', 2000),
    text('customizationprefix', 8),
    number('customizationoptionvalueprefix', 'int'),
    ...stampColumns,
  ],
});

const solutionDefinition = defineEntity({
  logicalName: 'solution',
  setName: 'solutions',
  primaryKey: 'solutionid',
  primaryName: 'friendlyname',
  columns: [
    guid('solutionid'),
    text('uniquename', 65),
    text('friendlyname', 256),
    text('description', 2000),
    text('version', 256),
    flag('ismanaged', { access: 'readOnly', initial: false }, ['Unmanaged', 'Managed']),
    lookup('publisherid', ['publisher']),
    ...stampColumns,
  ],
});

const COMPONENT_TYPES = {
  1: 'Entity',
  2: 'Attribute',
  9: 'Option Set',
  20: 'Role',
  26: 'View',
  60: 'System Form',
  62: 'Site Map',
  80: 'Model-driven App',
};

const solutionComponentDefinition = defineEntity({
  logicalName: 'solutioncomponent',
  setName: 'solutioncomponents',
  primaryKey: 'solutioncomponentid',
  indexed: ['_solutionid_value'],
  columns: [
    guid('solutioncomponentid'),
    choice('componenttype', COMPONENT_TYPES, { access: 'readOnly' }),
    guid('objectid', { access: 'readOnly' }),
    lookup('solutionid', ['solution'], { access: 'readOnly' }),
    ...stampColumns,
  ],
});

const savedQueryDefinition = defineEntity({
  logicalName: 'savedquery',
  setName: 'savedqueries',
  primaryKey: 'savedqueryid',
  primaryName: 'name',
  columns: [
    guid('savedqueryid'),
    text('name', 200),
    text('description', 2000),
    text('returnedtypecode', 64),
    number('querytype', 'int', { initial: 0 }),
    text('fetchxml', MEMO),
    text('layoutxml', MEMO),
    flag('isdefault', { initial: false }),
    flag('ismanaged', { access: 'readOnly', initial: false }, ['Unmanaged', 'Managed']),
    choice('statecode', { 0: 'Active', 1: 'Inactive' }, { initial: 0 }),
    ...stampColumns,
  ],
});

const privilegeDefinition = defineEntity({
  logicalName: 'privilege',
  setName: 'privileges',
  primaryKey: 'privilegeid',
  primaryName: 'name',
  columns: [guid('privilegeid'), text('name', 100), ...stampColumns],
});

const rolePrivilegesDefinition = defineEntity({
  logicalName: 'roleprivileges',
  setName: 'roleprivilegescollection',
  primaryKey: 'roleprivilegeid',
  indexed: ['roleid'],
  columns: [
    guid('roleprivilegeid'),
    guid('roleid'),
    guid('privilegeid'),
    number('privilegedepthmask', 'int', { access: 'readOnly' }),
  ],
});

const appModuleDefinition = defineEntity({
  logicalName: 'appmodule',
  setName: 'appmodules',
  primaryKey: 'appmoduleid',
  primaryName: 'name',
  manyToMany: [
    {
      navigation: 'appmoduleroles_association',
      entity: 'role',
      through: 'appmoduleroles',
      near: 'appmoduleid',
      far: 'roleid',
    },
  ],
  columns: [
    guid('appmoduleid'),
    text('name', 100),
    text('uniquename', 100),
    guid('webresourceid'),
    ...stampColumns,
  ],
});

const appModuleComponentDefinition = defineEntity({
  logicalName: 'appmodulecomponent',
  setName: 'appmodulecomponents',
  primaryKey: 'appmodulecomponentid',
  indexed: ['_appmoduleidunique_value'],
  columns: [
    guid('appmodulecomponentid'),
    choice('componenttype', COMPONENT_TYPES, { access: 'readOnly' }),
    guid('objectid', { access: 'readOnly' }),
    lookup('appmoduleidunique', ['appmodule'], { access: 'readOnly' }),
    ...stampColumns,
  ],
});

const appModuleRolesDefinition = defineEntity({
  logicalName: 'appmoduleroles',
  setName: 'appmodulerolescollection',
  primaryKey: 'appmoduleroleid',
  indexed: ['appmoduleid', 'roleid'],
  columns: [guid('appmoduleroleid'), guid('appmoduleid'), guid('roleid')],
});

const businessUnitDefinition = defineEntity({
  logicalName: 'businessunit',
  setName: 'businessunits',
  primaryKey: 'businessunitid',
  primaryName: 'name',
  indexed: ['_parentbusinessunitid_value'],
  columns: [
    guid('businessunitid'),
    text('name', 160),
    lookup('parentbusinessunitid', ['businessunit']),
    ...stampColumns,
  ],
});

export const customizationDefinitions = [
  publisherDefinition,
  solutionDefinition,
  solutionComponentDefinition,
  savedQueryDefinition,
  privilegeDefinition,
  rolePrivilegesDefinition,
  appModuleDefinition,
  appModuleComponentDefinition,
  appModuleRolesDefinition,
  businessUnitDefinition,
];
