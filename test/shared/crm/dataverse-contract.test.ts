import { ManagedIdentityCredential } from '@azure/identity';
import { startDataverse, type Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import { makeDataverseChanges } from '../../../shared/crm/dataverse-changes.ts';
import { makeDataverseContacts } from '../../../shared/crm/dataverse-contacts.ts';
import { makeDataverseDirectory } from '../../../shared/crm/dataverse-directory.ts';
import { describeChangeFeed } from '../../contracts/crm/change-feed.ts';
import { describeContactStore } from '../../contracts/crm/contact-store.ts';
import { aContact, contactId } from '../../contracts/crm/crm-rows.ts';
import { inTime, type MakeCrmSubject } from '../../contracts/crm/crm-subject.ts';
import { describeDirectory } from '../../contracts/crm/directory.ts';
import { connectTo } from './connect-to.ts';
import { ACCOUNT_LINKEDIN, makeDataverseWorld, seedDirectory } from './dataverse-world.ts';

const makeSubject: MakeCrmSubject = async ({ pageSize, directory }) => {
  const dataverse = await startDataverse({ accountLinkedInUrlColumn: ACCOUNT_LINKEDIN });
  if (directory !== undefined) seedDirectory(dataverse.store, directory);
  const http = connectTo(dataverse);
  const options = { flagColumn: 'msdyn_orgchangestatus', accountLinkedInColumn: ACCOUNT_LINKEDIN, pageSize };
  return {
    changes: makeDataverseChanges(http, options),
    contacts: makeDataverseContacts(http, options),
    directory: makeDataverseDirectory(http, options),
    world: makeDataverseWorld(dataverse),
    stop: () => dataverse.stop(),
  };
};

describeChangeFeed('Dataverse', makeSubject);
describeContactStore('Dataverse', makeSubject);
describeDirectory('Dataverse', makeSubject);

describe('Dataverse with a managed identity', () => {
  const names = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  let dataverse: Dataverse;
  beforeEach(async () => {
    dataverse = await startDataverse({ linkedInUrlColumn: 'abc_linkedin' });
    process.env['IDENTITY_ENDPOINT'] = dataverse.identity.endpoint;
    process.env['IDENTITY_HEADER'] = dataverse.identity.header;
  });
  afterEach(async () => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    await dataverse.stop();
  });

  it('is let in by the token of the genuine credential and reads the LinkedIn column', async () => {
    makeDataverseWorld(dataverse).saveContact(aContact(1));
    dataverse.store.upsert('contact', {
      contactid: contactId(1),
      abc_linkedin: 'https://www.linkedin.com/in/invented',
    });
    const http = connectTo(dataverse, { credential: new ManagedIdentityCredential() });
    const contacts = makeDataverseContacts(http, {
      flagColumn: 'msdyn_orgchangestatus',
      linkedInColumn: 'abc_linkedin',
    });
    const read = await contacts.readContacts({ ids: [contactId(1)], signal: inTime() });
    expect(read.contacts[0]?.contact.linkedInUrl).toBe('https://www.linkedin.com/in/invented');
  });

  it('is refused with a token for another environment', async () => {
    const token = dataverse.issueToken({ resource: 'https://other.example' });
    const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
    const contacts = makeDataverseContacts(connectTo(dataverse, { credential }), {
      flagColumn: 'msdyn_orgchangestatus',
    });
    const read = contacts.readContacts({ ids: [contactId(1)], signal: inTime() });
    await expect(read).rejects.toMatchObject({ reason: 'dataverse_sign_in' });
  });
});
