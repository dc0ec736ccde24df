import { ManagedIdentityCredential } from '@azure/identity';
import { errorOf, openDataverse, type OpenDataverse } from './open-dataverse.ts';

let dataverse: OpenDataverse;
let now = new Date();

beforeEach(async () => {
  now = new Date();
  dataverse = await openDataverse({ now: () => now });
});
afterEach(() => dataverse.stop());

const whoAmI = (authorization?: string) =>
  fetch(`${dataverse.apiUrl}WhoAmI`, { headers: authorization === undefined ? {} : { authorization } });

describe('bearer tokens', () => {
  it('open the API to the caller', async () => {
    const answer = await dataverse.get('WhoAmI()');
    expect(answer.body).toMatchObject({
      UserId: dataverse.caller.userId,
      OrganizationId: dataverse.caller.organizationId,
    });
    const [user] = await dataverse.rows(`systemusers?$filter=systemuserid eq ${dataverse.caller.userId}`);
    expect(user).toMatchObject({ accessmode: 4, applicationid: expect.any(String) as string });
  });

  it('are refused with 401 when missing, unknown, altered or for another resource', async () => {
    const token = dataverse.issueToken();
    const foreign = dataverse.issueToken({ resource: 'https://management.azure.com' });
    for (const authorization of [
      undefined,
      'Bearer nonsense',
      `Basic ${token}`,
      `Bearer ${token}x`,
      `Bearer ${foreign}`,
    ]) {
      const answer = await whoAmI(authorization);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain(`resource_id=${dataverse.url}/`);
    }
  });

  it('expire', async () => {
    const authorization = `Bearer ${dataverse.issueToken({ lifetimeSeconds: 60 })}`;
    expect((await whoAmI(authorization)).status).toBe(200);
    now = new Date(now.getTime() + 60_000);
    const answer = await whoAmI(authorization);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      error: { code: '0x80041d52', message: 'The OAuth token has expired' },
    });
  });
});

describe('the managed identity endpoint', () => {
  const saved = { ...process.env };
  afterEach(() => {
    process.env = { ...saved };
  });

  it('gives the genuine credential a token that opens the API', async () => {
    process.env['IDENTITY_ENDPOINT'] = dataverse.identity.endpoint;
    process.env['IDENTITY_HEADER'] = dataverse.identity.header;
    const credential = new ManagedIdentityCredential();
    const { token, expiresOnTimestamp } = await credential.getToken(`${dataverse.url}/.default`);
    expect((await whoAmI(`Bearer ${token}`)).status).toBe(200);
    expect(expiresOnTimestamp).toBeGreaterThan(Date.now() + 3_000_000);
    expect(dataverse.statistics().requests.token).toBe(1);
  });

  const ask = (query: string, header = dataverse.identity.header) =>
    fetch(`${dataverse.identity.endpoint}?${query}`, { headers: { 'x-identity-header': header } });

  it('answers in the shape of App Service', async () => {
    const answer = await ask(`api-version=2019-08-01&resource=${dataverse.url}`);
    expect(await answer.json()).toMatchObject({
      access_token: expect.stringMatching(/^ey/) as string,
      expires_on: expect.stringMatching(/^\d{10}$/) as string,
      resource: dataverse.url,
      token_type: 'Bearer',
    });
  });

  it('refuses a wrong secret, another version and a missing resource', async () => {
    expect((await ask(`api-version=2019-08-01&resource=${dataverse.url}`, 'wrong')).status).toBe(401);
    expect((await ask(`api-version=2017-09-01&resource=${dataverse.url}`)).status).toBe(400);
    expect((await ask('api-version=2019-08-01')).status).toBe(400);
  });
});

describe('other addresses', () => {
  it('are told apart: another version of the API is not served, anything else is not found', async () => {
    const otherVersion = await dataverse.get(`${dataverse.url}/api/data/v9.1/contacts`);
    expect([otherVersion.status, errorOf(otherVersion).message]).toEqual([
      501,
      expect.stringContaining('v9.2'),
    ]);
    expect((await dataverse.get(`${dataverse.url}/favicon.ico`)).status).toBe(404);
  });
});
