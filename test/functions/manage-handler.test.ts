import { methodsOf, roleOf, type ManageRoute } from '../../functions/manage-handler.ts';
import { ROLES } from '../../shared/domain/role.ts';

const row = { name: 'Thing', route: 'manage/thing', handler: () => Promise.resolve({}) };

/** The compiler refuses these: `npm run typecheck` fails when one of them is accepted. */
export const UNDECLARED: readonly ManageRoute[] = [
  // @ts-expect-error a route must declare roles
  row,
  // @ts-expect-error of at least one method
  { ...row, roles: {} },
  // @ts-expect-error and only roles that exist
  { ...row, roles: { GET: 'Everybody' } },
  // @ts-expect-error a method cannot be named without a role
  { ...row, roles: { GET: ROLES.read, POST: undefined } },
];

describe('the roles of a route', () => {
  it('are the only methods that are served', () => {
    const roles = { POST: ROLES.manage, GET: ROLES.read };
    expect(methodsOf(roles)).toEqual(['GET', 'POST']);
    expect(roleOf(roles, 'POST')).toBe(ROLES.manage);
  });

  it.each(['PUT', 'get', 'HEAD', 'constructor', '__proto__', ''])('give none for %s', (method) => {
    expect(roleOf({ GET: ROLES.read }, method)).toBeUndefined();
  });
});
