import { choice, instant, lookup, number, owner, state, type Column } from '../column.ts';
import { lookupTypeProperty, type Row } from '../row.ts';

export const stampColumns: readonly Column[] = [
  instant('createdon', { access: 'readOnly' }),
  instant('modifiedon', { access: 'readOnly' }),
  number('versionnumber', 'bigint', { access: 'calculated' }),
];

export const ownerColumns: readonly Column[] = [
  owner(),
  lookup('owninguser', ['systemuser'], { access: 'calculated' }),
  lookup('owningteam', ['team'], { access: 'calculated' }),
  lookup('createdby', ['systemuser'], { access: 'readOnly' }),
  lookup('createdonbehalfby', ['systemuser'], { access: 'readOnly' }),
];

export const stateColumns = (states: Readonly<Record<number, string>>): readonly Column[] => [
  state(states),
  choice(
    'statuscode',
    { 1: 'Active', 2: 'Inactive', 3: 'Won', 4: 'Canceled', 5: 'Out-Sold' },
    { initial: 1 },
  ),
];

/** Which of the two owner columns is filled follows from what the owner is. */
export function owningColumns(row: Row): Row {
  const ownerId = row['_ownerid_value'] ?? null;
  if (ownerId === null) return {};
  const isTeam = row[lookupTypeProperty('_ownerid_value')] === 'team';
  return isTeam ? { _owningteam_value: ownerId } : { _owninguser_value: ownerId };
}
