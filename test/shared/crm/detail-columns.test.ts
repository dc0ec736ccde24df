import { makeDataverseContacts } from '../../../shared/crm/dataverse-contacts.ts';
import { makeDataversePrerequisites } from '../../../shared/crm/dataverse-prerequisites.ts';
import { detailValues } from '../../../shared/crm/detail-values.ts';
import { daySchema } from '../../../shared/domain/calendar.ts';
import type { FlagDetails } from '../../../shared/domain/flag-details.ts';
import type { Flag } from '../../../shared/domain/flag.ts';
import { auditId, contactId } from '../../contracts/crm/crm-rows.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { connectTo } from './connect-to.ts';
import { openEnvironment, type Environment } from './install/open-environment.ts';

const OPTIONS = { flagColumn: 'msdyn_orgchangestatus', detailColumns: { prefix: 'dval' } };
const DETAILS = 'dval_newemployer,dval_newtitle,dval_leftsince,dval_leftreason,dval_checkedon';
let environment: Environment;
beforeEach(async () => {
  environment = await openEnvironment();
});
afterEach(() => environment.stop());

async function write(to: Flag, details?: FlagDetails) {
  const contacts = makeDataverseContacts(connectTo(environment), OPTIONS);
  const read = await contacts.readContacts({ ids: [contactId(1)], signal: inTime() });
  const writes = read.contacts.map(({ contact: { id, etag, flag } }) => ({
    contactId: id,
    etag,
    from: flag,
    to,
    auditId: auditId(to),
    ...(details !== undefined && { details }),
  }));
  const [result] = await contacts.writeFlags({ writes, signal: inTime() });
  const [row] = await environment.rows(`contacts?$select=msdyn_orgchangestatus,${DETAILS}`);
  return { kind: result?.kind, row };
}

describe('the columns beside the flag', () => {
  it('are filled with a flag in one write, and emptied with it', async () => {
    await environment.install({ detailColumns: true });
    environment.store.upsert('contact', { contactid: contactId(1), lastname: 'Invented' });
    const set = await write(1, {
      newEmployer: 'Zorb Industries',
      newTitle: 'Buyer',
      since: daySchema.parse('2026-03-01'),
      reason: 'Left Quuxc Works in March 2026; now Buyer at Zorb Industries.',
      checkedOn: daySchema.parse('2026-11-01'),
    });
    expect(set).toMatchObject({
      kind: 'written',
      row: {
        msdyn_orgchangestatus: 1,
        dval_newemployer: 'Zorb Industries',
        dval_newtitle: 'Buyer',
        dval_leftsince: '2026-03-01',
        dval_leftreason: 'Left Quuxc Works in March 2026; now Buyer at Zorb Industries.',
        dval_checkedon: '2026-11-01',
      },
    });
    expect(await write(0)).toMatchObject({
      kind: 'written',
      row: {
        msdyn_orgchangestatus: 0,
        dval_newemployer: null,
        dval_newtitle: null,
        dval_leftsince: null,
        dval_leftreason: null,
        dval_checkedon: null,
      },
    });
  });

  it('are named while they are missing, and asked for only when they are to be written', async () => {
    await environment.install();
    const missingFor = async (options: typeof OPTIONS | { flagColumn: string }) =>
      makeDataversePrerequisites(connectTo(environment), options).listMissingDetailColumns(inTime());
    expect(await missingFor(OPTIONS)).toEqual(DETAILS.split(','));
    expect(await missingFor({ flagColumn: OPTIONS.flagColumn })).toEqual([]);
    await environment.install({ detailColumns: true });
    expect(await missingFor(OPTIONS)).toEqual([]);
  });

  it('take no longer text than they hold, and no half of a character', () => {
    const values = detailValues({ newEmployer: `${'x'.repeat(158)}🚀🚀` }, { prefix: 'dval' });
    expect(values['dval_newemployer']).toBe(`${'x'.repeat(158)}…`);
    expect(
      detailValues({ newEmployer: 'x'.repeat(160) }, { prefix: 'dval' })['dval_newemployer'],
    ).toHaveLength(160);
  });
});
