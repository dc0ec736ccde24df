import { aGuid, errorOf, openDataverse, type OpenDataverse } from './open-dataverse.ts';

const [ADA, BO] = [aGuid(1), aGuid(2)];
const ADA_IN_ENTRA = aGuid(91);

describe('users of the stand-in', () => {
  let dataverse: OpenDataverse;

  beforeEach(async () => {
    dataverse = await openDataverse();
    const ada = { systemuserid: ADA, fullname: 'Ada', azureactivedirectoryobjectid: ADA_IN_ENTRA };
    dataverse.store.upsert('systemuser', ada);
    dataverse.store.upsert('systemuser', { systemuserid: BO, fullname: 'Bo', isdisabled: true });
  });
  afterEach(() => dataverse.stop());

  const as = (userId: string) => ({ authorization: `Bearer ${dataverse.issueToken({ userId })}` });
  const whoAmI = async (headers: Record<string, string>) => {
    const { status, body } = await dataverse.get('WhoAmI', headers);
    return { status, userId: body['UserId'] };
  };

  it('are told apart by their token', async () => {
    expect(await whoAmI({})).toEqual({ status: 200, userId: dataverse.caller.userId });
    expect(await whoAmI(as(ADA))).toEqual({ status: 200, userId: ADA });
  });

  it('are refused when unknown or disabled', async () => {
    expect((await whoAmI(as(aGuid(3)))).status).toBe(403);
    const answer = await dataverse.get('WhoAmI', as(BO));
    expect(errorOf(answer).message).toContain('is disabled');
  });

  it.each([
    ['MSCRMCallerID', ADA],
    ['CallerObjectId', ADA_IN_ENTRA],
  ])('are impersonated by %s, and own what is created so', async (header, value) => {
    expect(await whoAmI({ [header]: value })).toEqual({ status: 200, userId: ADA });
    const created = {
      headers: { [header]: value, prefer: 'return=representation' },
      body: { lastname: 'New' },
    };
    const answer = await dataverse.send('POST', 'contacts', created);
    expect(answer.body['_ownerid_value']).toBe(ADA);
  });

  it('are not impersonated without the privilege, nor when unknown', async () => {
    expect((await whoAmI({ CallerObjectId: aGuid(99) })).status).toBe(403);
    dataverse.withdrawPrivileges('prvActOnBehalfOfAnotherUser');
    const answer = await dataverse.get('WhoAmI', { MSCRMCallerID: ADA });
    expect(answer.status).toBe(403);
    expect(errorOf(answer)).toEqual({
      code: '0x80040220',
      message: `Principal user (Id=${dataverse.caller.userId}, type=8) is missing prvActOnBehalfOfAnotherUser privilege.`,
    });
  });

  it('lose a privilege midway and get it back', async () => {
    dataverse.store.upsert('contact', { contactid: aGuid(11), lastname: 'One' });
    const read = () => dataverse.get('contacts?$select=fullname');
    const write = () => dataverse.send('PATCH', `contacts(${aGuid(11)})`, { body: { lastname: 'Two' } });
    dataverse.withdrawPrivileges('prvReadContact', 'prvWriteContact');
    for (const answer of [await read(), await write()]) {
      expect(answer.status).toBe(403);
      expect(errorOf(answer).message).toMatch(/is missing prv(Read|Write)Contact privilege/);
    }
    expect(dataverse.store.read('contact', aGuid(11))?.['fullname']).toBe('One');
    dataverse.grantPrivileges('prvReadContact', 'prvWriteContact');
    expect([(await read()).status, (await write()).status]).toEqual([200, 204]);
  });
});
