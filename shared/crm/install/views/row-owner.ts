import { condition, equals, related } from './fetch-xml.ts';

/** Whose rows a view shows. */
export type RowOwner = 'everybody' | 'me' | 'myTeams';

const isMe = (attribute: string): string => condition({ column: attribute, is: 'operator="eq-userid"' });

/**
 * Rows whose owner shares a team with whoever looks. The default team of a business unit holds everybody in it and says
 * nothing about who works together. `eq-userteams` is another question: rows that a team itself owns.
 */
const sharesTeamWithMe = related(
  { name: 'teammembership', from: 'systemuserid', to: 'owninguser' },
  related({ name: 'team', from: 'teamid', to: 'teamid' }, condition({ column: 'isdefault', is: equals(0) })),
  related({ name: 'teammembership', from: 'teamid', to: 'teamid' }, isMe('systemuserid')),
);

/** The conditions that leave the rows of this owner; none for everybody. */
export function ownedBy(owner: RowOwner): readonly string[] {
  switch (owner) {
    case 'everybody':
      return [];
    case 'me':
      return [isMe('ownerid')];
    case 'myTeams':
      return [sharesTeamWithMe];
  }
}
