import { startDataverse, type Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import { makeManagedIdentity } from '../../../shared/crm/managed-identity.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { connectTo } from './connect-to.ts';

// MSAL remembers the first endpoint for as long as its process lives: one test, or one file each.
const names = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER'] as const;
const before = names.map((name) => [name, process.env[name]] as const);
let dataverse: Dataverse;
let aheadMs = 0;

beforeAll(async () => {
  dataverse = await startDataverse({ now: () => new Date(Date.now() + aheadMs) });
  process.env['IDENTITY_ENDPOINT'] = dataverse.identity.endpoint;
  process.env['IDENTITY_HEADER'] = dataverse.identity.header;
});
afterAll(async () => {
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  await dataverse.stop();
});

it('has a refused token renewed although the genuine credential would keep it', async () => {
  const credential = makeManagedIdentity({ clientId: undefined });
  const http = connectTo(dataverse, { credential });
  const whoAmI = () => http.send({ method: 'GET', path: '/api/data/v9.2/WhoAmI()', signal: inTime() });
  const kept = async (claims?: string) => {
    const options = claims === undefined ? {} : { claims };
    return (await credential.getToken(`${dataverse.url}/.default`, options)).token;
  };
  expect(await whoAmI()).toMatchObject({ kind: 'answer' });
  const first = await kept();
  aheadMs = 2 * 3_600_000; // its clock says that the token has expired, ours does not
  expect([await kept(), await kept('{}')]).toEqual([first, first]);
  expect(await whoAmI()).toMatchObject({ kind: 'answer' });
  expect(await kept()).not.toBe(first);
  expect(await whoAmI()).toMatchObject({ kind: 'answer' });
  expect(dataverse.statistics().requests.token).toBe(2);

  aheadMs += 2 * 3_600_000;
  const { refused } = dataverse.statistics();
  const answers = await Promise.all(Array.from({ length: 12 }, whoAmI));
  expect(answers.map(({ kind }) => kind)).toEqual(Array.from({ length: 12 }, () => 'answer'));
  expect(dataverse.statistics().refused - refused).toBeGreaterThan(1); // each of those under way met a 401
  expect(dataverse.statistics().requests.token).toBe(3);
});
