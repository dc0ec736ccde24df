import { roleOf } from '../../functions/manage-handler.ts';
import { ROLES } from '../../shared/domain/role.ts';
import { attackedApp, ENDPOINTS } from './attacked-app.ts';
import { ATTACKS } from './attacks.ts';
import { CALLER, makeToken, OTHER } from './token-forge.ts';

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

it('lets nobody change anything with the role to read', () => {
  const open = ENDPOINTS.filter(
    ({ route, method }) => method !== 'GET' && roleOf(route.roles, method) !== ROLES.manage,
  );
  expect(ENDPOINTS).not.toEqual([]);
  expect(open).toEqual([]);
});

describe.each(ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.route.route}`, endpoint] as const))(
  '%s',
  (_name, endpoint) => {
    it.each(ATTACKS.map((attack) => [attack.name, attack] as const))(
      'refuses %s',
      async (_attack, attack) => {
        const { forge, send, reached, telemetry } = attackedApp();
        const header = attack.header(forge);
        const answer = await send(
          endpoint,
          header === undefined ? {} : { headers: { authorization: header } },
        );
        expect(answer.problem.status).toBe(attack.status);
        expect(answer.problem.detail).toMatch(attack.says);
        expect(answer.status).toBe(attack.status);
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
        expect(answer.headers.has('www-authenticate')).toBe(attack.status === 401);
        expect(reached).toEqual([]);
        expect(telemetry.eventsOf('access.refused')).toHaveLength(1);
      },
    );

    it('lets a person and an application with the role through, and knows them by their object id', async () => {
      const { forge, send, reached } = attackedApp();
      const ofPerson = { scp: 'access_as_user' };
      const ofApplication = { idtyp: 'app', oid: OTHER.toUpperCase() };
      for (const claims of [ofPerson, ofApplication])
        expect((await send(endpoint, bearer(makeToken(forge, { claims })))).status).toBe(200);
      expect(reached.map(({ callerId }) => callerId)).toEqual([CALLER, OTHER]);
    });

    it('asks for the role that the table declares', async () => {
      const { forge, send, reached } = attackedApp();
      const reader = makeToken(forge, { claims: { roles: [ROLES.read] } });
      const isRead = roleOf(endpoint.route.roles, endpoint.method) === ROLES.read;
      const answer = await send(endpoint, bearer(reader));
      expect(answer.status).toBe(isRead ? 200 : 403);
      expect(reached).toHaveLength(isRead ? 1 : 0);
    });

    it('believes no header but Authorization', async () => {
      const { forge, send, reached } = attackedApp();
      const principal = Buffer.from(JSON.stringify({ claims: [{ typ: 'roles', val: ROLES.manage }] }));
      const spoofed = {
        'x-ms-client-principal': principal.toString('base64'),
        'x-ms-client-principal-id': CALLER,
        'x-ms-token-aad-access-token': makeToken(forge),
        'x-functions-key': 'master',
        'x-authorization': `Bearer ${makeToken(forge)}`,
        cookie: `AppServiceAuthSession=${makeToken(forge)}`,
      };
      expect((await send(endpoint, { headers: spoofed })).status).toBe(401);
      const reader = makeToken(forge, { claims: { roles: [] } });
      const both = { ...spoofed, authorization: `Bearer ${reader}` };
      expect((await send(endpoint, { headers: both })).status).toBe(403);
      expect(reached).toEqual([]);
    });

    it('takes no longer body than it must', async () => {
      const { forge, send, reached } = attackedApp();
      if (endpoint.method === 'GET') {
        const headers = { ...bearer(makeToken(forge)).headers, 'content-length': '10000000' };
        expect((await send(endpoint, { headers })).status).toBe(413);
      } else {
        const body = 'x'.repeat(10_000_000);
        expect((await send(endpoint, { ...bearer(makeToken(forge)), body })).status).toBe(413);
        expect((await send(endpoint, { body })).status).toBe(401);
      }
      expect(reached).toEqual([]);
    });
  },
);
