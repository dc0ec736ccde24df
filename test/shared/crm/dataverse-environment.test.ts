import { startDataverse } from '../../../local/dataverse/start-dataverse.ts';
import { makeDataverseEnvironment } from '../../../shared/crm/dataverse-environment.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { connectTo } from './connect-to.ts';
import { answer, fault, scriptDataverse } from './scripted-dataverse.ts';

const ORGANIZATION = 'AAAAAAAA-0000-4000-8000-000000000001';
const whoAmI = answer(200, {
  OrganizationId: ORGANIZATION,
  UserId: ORGANIZATION,
  BusinessUnitId: ORGANIZATION,
});
const attribute = (name: string, secured: boolean | null) => ({ LogicalName: name, IsSecured: secured });

const anybody = () => ({ expected: undefined, signal: inTime() });

function environmentOf(...steps: Parameters<typeof scriptDataverse>[0]) {
  const { http, sent, later, nowMs } = scriptDataverse(steps);
  const environment = makeDataverseEnvironment(http, {
    flagColumn: 'msdyn_orgchangestatus',
    linkedInColumn: 'abc_linkedin',
    now: () => new Date(nowMs()),
  });
  return { environment, sent, later };
}

describe('the environment', () => {
  it('is known by its organization, asked for anew after five minutes', async () => {
    const { environment, sent, later } = environmentOf(whoAmI, whoAmI);
    const asked = () =>
      environment.readOrganizationId({ expected: ORGANIZATION.toLowerCase(), signal: inTime() });
    expect(await asked()).toBe(ORGANIZATION.toLowerCase());
    later(4 * 60_000);
    await asked();
    expect(sent).toHaveLength(1);
    later(60_000);
    await asked();
    expect(sent).toHaveLength(2);
  });

  it('is asked for at once where another is expected: an admin may have confirmed one, or the old one is back', async () => {
    const { environment, sent } = environmentOf(whoAmI, whoAmI, whoAmI);
    for (const expected of [ORGANIZATION.toLowerCase(), undefined, 'another'])
      await environment.readOrganizationId({ expected, signal: inTime() });
    expect(sent).toHaveLength(3);
  });

  it("tells which of LinkedIn's solutions are installed", async () => {
    const { environment, sent } = environmentOf(
      answer(200, { value: [{ solutionid: ORGANIZATION, uniquename: 'LinkedIn' }] }),
    );
    expect(await environment.listRivalSolutions(inTime())).toEqual(['LinkedIn']);
    expect(new URL(sent[0]?.url ?? '').searchParams.get('$filter')).toContain(
      "uniquename eq 'msdyn_LinkedInSalesNavigatorAnchor'",
    );
  });

  it('tells which evidence of contacts and accounts is secured, in our words and each once', async () => {
    const columns = [
      attribute('emailaddress2', true),
      attribute('emailaddress3', true),
      attribute('abc_linkedin', true),
      attribute('msdyn_orgchangestatus', true),
      attribute('telephone1', true),
      attribute('jobtitle', null),
    ];
    const ofAccounts = [attribute('websiteurl', true), attribute('telephone1', true)];
    const { environment, sent } = environmentOf(
      answer(200, { value: columns }),
      answer(200, { value: ofAccounts }),
    );
    expect(await environment.listSecuredFields(inTime())).toEqual([
      'otherEmails',
      'linkedInUrl',
      'flag',
      'account.website',
    ]);
    expect(decodeURI(sent[0]?.url ?? '')).toContain(
      "EntityDefinitions(LogicalName='contact')/Attributes?$select=LogicalName,IsSecured",
    );
  });

  it.each([
    ['the role lacks the privilege', fault(403, '0x80040220')],
    ['the environment does not serve it', fault(501, '')],
  ])('says that it does not know where %s, and goes on', async (_why, step) => {
    const { environment } = environmentOf(step, step);
    expect(await environment.listRivalSolutions(inTime())).toBeUndefined();
    expect(await environment.listSecuredFields(inTime())).toBeUndefined();
  });

  it('gives up on an answer of another kind', async () => {
    const { environment } = environmentOf(answer(200, { hello: 'Ada Marker' }));
    const refusal: unknown = await environment.readOrganizationId(anybody()).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ reason: 'dataverse_answer_malformed' });
    expect(String(refusal)).not.toContain('Marker');
  });

  it('is the one of the stand-in', async () => {
    const dataverse = await startDataverse();
    const options = { flagColumn: 'msdyn_orgchangestatus', now: () => new Date() };
    const environment = makeDataverseEnvironment(connectTo(dataverse), options);
    expect(await environment.readOrganizationId(anybody())).toBe(dataverse.caller.organizationId);
    expect((await environment.listRivalSolutions(inTime())) ?? []).toEqual([]);
    expect((await environment.listSecuredFields(inTime())) ?? []).toEqual([]);
    await dataverse.stop();
  });
});
