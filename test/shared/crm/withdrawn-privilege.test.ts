import { startDataverse } from '../../../local/dataverse/start-dataverse.ts';
import { makeDataverseContacts } from '../../../shared/crm/dataverse-contacts.ts';
import { auditIdSchema } from '../../../shared/domain/ids.ts';
import { contactIdOf } from '../../builders/ids.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { connectTo } from './connect-to.ts';

it('is named by the refusal of a read and of a part of a batch, and asked for no longer once it is given', async () => {
  const dataverse = await startDataverse();
  try {
    const id = contactIdOf(1);
    dataverse.store.upsert('contact', { contactid: id, lastname: 'Marker' });
    const contacts = makeDataverseContacts(connectTo(dataverse), { flagColumn: 'msdyn_orgchangestatus' });
    const read = () => contacts.readContacts({ ids: [id], signal: inTime() });
    const write = async () => {
      const [contact] = (await read()).contacts;
      const intent = {
        contactId: id,
        etag: contact?.contact.etag ?? '',
        auditId: auditIdSchema.parse('a'.repeat(32)),
      };
      const writes = [{ ...intent, from: 0, to: 1 } as const];
      return (await contacts.writeFlags({ writes, signal: inTime() }))[0];
    };
    dataverse.withdrawPrivileges('prvReadContact');
    const refusal: unknown = await read().catch((caught: unknown) => caught);
    expect(refusal).toMatchObject({ name: 'GiveUp', reason: 'dataverse_forbidden' });
    expect(String(refusal)).toContain('prvReadContact is missing');

    dataverse.grantPrivileges('prvReadContact');
    dataverse.withdrawPrivileges('prvWriteContact');
    const refused = await write();
    expect(refused).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(refused)).toContain('prvWriteContact');
    expect(JSON.stringify(refused) + String(refusal)).not.toContain('Marker');

    dataverse.grantPrivileges('prvWriteContact');
    expect(await write()).toMatchObject({ kind: 'written' });
  } finally {
    await dataverse.stop();
  }
});
