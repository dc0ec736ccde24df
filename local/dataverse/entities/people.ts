import { choice, flag, guid, lookup, number, text } from '../column.ts';
import { defineEntity } from '../entity-definition.ts';
import { stampColumns } from './shared-columns.ts';

const version = number('versionnumber', 'bigint', { access: 'calculated' });

const ACCESS_MODES = {
  0: 'Read-Write',
  1: 'Administrative',
  2: 'Read',
  3: 'Support User',
  4: 'Non-interactive',
  5: 'Delegated Admin',
};

const systemUserDefinition = defineEntity({
  logicalName: 'systemuser',
  setName: 'systemusers',
  primaryKey: 'systemuserid',
  primaryName: 'fullname',
  tracksChanges: true,
  manyToMany: [
    {
      navigation: 'teammembership_association',
      entity: 'team',
      through: 'teammembership',
      near: 'systemuserid',
      far: 'teamid',
    },
    {
      navigation: 'systemuserroles_association',
      entity: 'role',
      through: 'systemuserroles',
      near: 'systemuserid',
      far: 'roleid',
    },
  ],
  columns: [
    guid('systemuserid'),
    text('fullname', 200, { access: 'readOnly' }),
    text('firstname', 64),
    text('lastname', 64),
    text('title', 128),
    text('address1_telephone1', 64),
    text('internalemailaddress', 100),
    text('domainname', 1024),
    guid('azureactivedirectoryobjectid'),
    guid('applicationid'),
    flag('isdisabled', { initial: false }),
    choice('accessmode', ACCESS_MODES, { initial: 0 }),
    lookup('businessunitid', ['businessunit']),
    ...stampColumns,
  ],
});

const teamDefinition = defineEntity({
  logicalName: 'team',
  setName: 'teams',
  primaryKey: 'teamid',
  primaryName: 'name',
  tracksChanges: true,
  manyToMany: [
    {
      navigation: 'teammembership_association',
      entity: 'systemuser',
      through: 'teammembership',
      near: 'teamid',
      far: 'systemuserid',
    },
  ],
  columns: [
    guid('teamid'),
    text('name', 160),
    choice('teamtype', { 0: 'Owner', 1: 'Access', 2: 'Security Group', 3: 'Office Group' }, { initial: 0 }),
    flag('isdefault', { access: 'readOnly', initial: false }),
    guid('azureactivedirectoryobjectid'),
    lookup('administratorid', ['systemuser']),
    lookup('businessunitid', ['businessunit']),
    ...stampColumns,
  ],
});

const teamMembershipDefinition = defineEntity({
  logicalName: 'teammembership',
  setName: 'teammemberships',
  primaryKey: 'teammembershipid',
  indexed: ['teamid', 'systemuserid'],
  columns: [guid('teammembershipid'), guid('teamid'), guid('systemuserid'), version],
});

const roleDefinition = defineEntity({
  logicalName: 'role',
  setName: 'roles',
  primaryKey: 'roleid',
  primaryName: 'name',
  // Each business unit below has its own copy of a role, which names the one it was copied from.
  columns: [
    guid('roleid'),
    text('name', 100),
    lookup('businessunitid', ['businessunit']),
    lookup('parentrootroleid', ['role'], { access: 'readOnly' }),
    ...stampColumns,
  ],
});

const systemUserRolesDefinition = defineEntity({
  logicalName: 'systemuserroles',
  setName: 'systemuserrolescollection',
  primaryKey: 'systemuserroleid',
  indexed: ['systemuserid', 'roleid'],
  columns: [guid('systemuserroleid'), guid('systemuserid'), guid('roleid'), version],
});

const teamRolesDefinition = defineEntity({
  logicalName: 'teamroles',
  setName: 'teamrolescollection',
  primaryKey: 'teamroleid',
  indexed: ['teamid', 'roleid'],
  columns: [guid('teamroleid'), guid('teamid'), guid('roleid'), version],
});

export const peopleDefinitions = [
  systemUserDefinition,
  teamDefinition,
  teamMembershipDefinition,
  roleDefinition,
  systemUserRolesDefinition,
  teamRolesDefinition,
];
