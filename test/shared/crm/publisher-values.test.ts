import { makeDataverseChanges } from '../../../shared/crm/dataverse-changes.ts';
import { makeDataverseContacts } from '../../../shared/crm/dataverse-contacts.ts';
import { makeDataversePrerequisites } from '../../../shared/crm/dataverse-prerequisites.ts';
import { contactIdSchema } from '../../../shared/domain/ids.ts';
import { auditId, contactId } from '../../contracts/crm/crm-rows.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { connectTo } from './connect-to.ts';
import { openEnvironment, WITHOUT_NATIVE, type Environment } from './install/open-environment.ts';

const COLUMN = 'dval_notatcompany';
let environment: Environment;
beforeEach(async () => {
  environment = await openEnvironment({
    ...WITHOUT_NATIVE,
    customization: { optionValues: 'publisherRange' },
  });
  await environment.install();
});
afterEach(() => environment.stop());

const storedFlags = async () =>
  (await environment.rows(`contacts?$select=${COLUMN}&$orderby=lastname`)).map((row) => row[COLUMN]);

describe('an environment that refuses the values 0, 1 and 2', () => {
  it('has its contacts read and written with the publisher’s values, and passes as ready', async () => {
    const values = [null, 418_700_001, 418_700_002];
    values.forEach((value, index) =>
      environment.store.upsert('contact', {
        contactid: contactId(index),
        lastname: `Invented ${index}`,
        [COLUMN]: value,
      }),
    );
    const http = connectTo(environment);
    const contacts = makeDataverseContacts(http, { flagColumn: COLUMN });
    const ids = values.map((_value, index) => contactId(index));
    const read = await contacts.readContacts({ ids, signal: inTime() });
    expect(read.unreadable).toEqual([]);
    expect(read.contacts.map(({ contact }) => contact.flag)).toEqual([null, 1, 2]);

    const targets = [1, 2, 0] as const;
    const results = await contacts.writeFlags({
      writes: read.contacts.map(({ contact: { id, etag, flag } }, index) => ({
        contactId: id,
        etag,
        from: flag,
        to: targets[index] ?? 0,
        auditId: auditId(index),
      })),
      signal: inTime(),
    });
    expect(results.map(({ kind }) => kind)).toEqual(['written', 'written', 'written']);
    expect(await storedFlags()).toEqual([418_700_001, 418_700_002, 418_700_000]);

    const changes = makeDataverseChanges(http, { flagColumn: COLUMN });
    const page = await changes.readChanges({ table: 'contacts', cursor: undefined, signal: inTime() });
    const rows = page.kind === 'expired' ? [] : page.rows;
    const flags = new Map(rows.map(({ id, flag }) => [id, flag]));
    expect(ids.map((id) => flags.get(contactIdSchema.parse(id)))).toEqual([1, 2, 0]);

    const prerequisites = makeDataversePrerequisites(http, { flagColumn: COLUMN });
    expect(await prerequisites.readFlagColumn(inTime())).toEqual({ kind: 'fit', column: COLUMN });
    expect(await prerequisites.listMissingViews(inTime())).toEqual([]);
  });

  it('asks for the meaning of the values once, however many contacts are read', async () => {
    const costs: string[] = [];
    const telemetry = {
      record: (_event: string, fields: object) => {
        if ('kind' in fields) costs.push(String(fields.kind));
      },
    };
    const contacts = makeDataverseContacts(connectTo(environment, { telemetry }), { flagColumn: COLUMN });
    for (const id of [contactId(1), contactId(2)])
      await contacts.readContacts({ ids: [id], signal: inTime() });
    expect(costs).toEqual(['definition', 'jobRead', 'jobRead']);
  });
});
