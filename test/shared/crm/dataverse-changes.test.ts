import type { TrackedTable } from '../../../shared/crm/contract.ts';
import { makeDataverseChanges } from '../../../shared/crm/dataverse-changes.ts';
import { PLAIN_VALUES } from '../../../shared/crm/flag-values.ts';
import { connectionId, contactId, opportunityId } from '../../contracts/crm/crm-rows.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { answer, fault, scriptDataverse } from './scripted-dataverse.ts';

const root = 'https://org.example.crm.dynamics.com';
const deltaLink = `${root}/api/data/v9.2/contacts?$select=fullname&$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44`;
const nextLink = `${root}/api/data/v9.2/contacts?$skiptoken=%253ccookie%2520istracking%253d%2522True%2522`;
const type = '@Microsoft.Dynamics.CRM.lookuplogicalname';

const contactRow = (number: number, fields: Record<string, unknown> = {}) => ({
  '@odata.etag': `W/"${number}"`,
  contactid: contactId(number).toUpperCase(),
  statecode: 0,
  msdyn_orgchangestatus: null,
  ...fields,
});

const OPTIONS = { flagColumn: 'msdyn_orgchangestatus', linkedInColumn: 'abc_linkedin' };

function follow(...steps: Parameters<typeof scriptDataverse>[0]) {
  return followWith(OPTIONS, ...steps);
}

function followWith(options: typeof OPTIONS, ...steps: Parameters<typeof scriptDataverse>[0]) {
  const { http, sent } = scriptDataverse(steps);
  const changes = makeDataverseChanges(http, { ...options, readFlagValues: async () => PLAIN_VALUES });
  const read = (table: TrackedTable, cursor?: string) =>
    changes.readChanges({ table, cursor, signal: inTime() });
  return { read, sent };
}

describe('dataverse changes', () => {
  it('begins with the columns it needs, the preference to track and nothing Dataverse refuses with it', async () => {
    const { read, sent } = follow(answer(200, { value: [], '@odata.deltaLink': deltaLink }));
    await read('contacts');
    const url = new URL(sent[0]?.url ?? '');
    expect([...url.searchParams.keys()]).toEqual(['$select']);
    expect(url.searchParams.get('$select')).toContain('_parentcustomerid_value');
    expect(url.searchParams.get('$select')).toContain('abc_linkedin');
    expect(sent[0]?.headers.get('prefer')).toBe(
      'odata.track-changes,odata.maxpagesize=5000,odata.include-annotations="Microsoft.Dynamics.CRM.lookuplogicalname"',
    );
  });

  it('goes on from the links of the answers, to the byte and with the same preferences', async () => {
    const { read, sent } = follow(
      answer(200, { value: [], '@odata.nextLink': nextLink }),
      answer(200, { value: [], '@odata.deltaLink': deltaLink }),
      answer(200, { value: [], '@odata.deltaLink': deltaLink }),
    );
    const first = await read('contacts');
    const second = await read('contacts', first.kind === 'more' ? first.cursor : '');
    await read('contacts', second.kind === 'complete' ? second.cursor : '');
    expect(sent.slice(1).map(({ url }) => url)).toEqual([nextLink, deltaLink]);
    expect(new Set(sent.map(({ headers }) => headers.get('prefer'))).size).toBe(1);
  });

  it.each<[string, Partial<typeof OPTIONS>]>([
    ['the flag', { flagColumn: 'dval_notatcompany' }],
    ['the LinkedIn address', { linkedInColumn: 'abc_profile' }],
  ])('begins anew where %s is another column now, which a link does not know', async (_what, other) => {
    for (const link of [{ '@odata.nextLink': nextLink }, { '@odata.deltaLink': deltaLink }]) {
      const page = await follow(answer(200, { value: [], ...link })).read('contacts');
      const cursor = page.kind === 'expired' ? '' : page.cursor;
      const { read, sent } = followWith({ ...OPTIONS, ...other });
      expect(await read('contacts', cursor)).toEqual({ kind: 'expired' });
      expect(sent).toEqual([]);
    }
  });

  it('begins anew from a link that an older version kept without its columns', async () => {
    const { read, sent } = follow();
    expect(await read('contacts', deltaLink.slice(root.length))).toEqual({ kind: 'expired' });
    expect(sent).toEqual([]);
  });

  it('sends its token to its own environment only, wherever a link points', async () => {
    const elsewhere = deltaLink.replace('org.example', 'other.example');
    const { read, sent } = follow(
      answer(200, { value: [], '@odata.deltaLink': elsewhere }),
      answer(200, { value: [], '@odata.deltaLink': elsewhere }),
    );
    const page = await read('contacts');
    await read('contacts', page.kind === 'complete' ? page.cursor : '');
    expect(sent[1]?.url).toBe(deltaLink);
  });

  it('tells deletions from rows, and reports rows it cannot read without their values', async () => {
    const deletion = {
      '@odata.context': `${root}/data/v9.0/$metadata#contacts/$deletedEntity`,
      id: contactId(9).toUpperCase(),
      reason: 'deleted',
    };
    const { read } = follow(
      answer(200, {
        value: [
          contactRow(1),
          contactRow(2, { msdyn_orgchangestatus: 7, fullname: 'Ada Marker' }),
          contactRow(3, {
            _parentcustomerid_value: contactId(8),
            [`_parentcustomerid_value${type}`]: 'lead',
          }),
          contactRow(4, { contactid: 'Ada Marker' }),
          deletion,
        ],
        '@odata.deltaLink': deltaLink,
      }),
    );
    const page = await read('contacts');
    if (page.kind === 'expired') throw new Error('expected a page');
    expect(page.rows.map(({ id }) => id)).toEqual([contactId(1)]);
    expect(page.deletedIds).toEqual([contactId(9)]);
    expect(page.unreadable.map(({ id }) => id)).toEqual([contactId(2), contactId(3), '']);
    expect(page.unreadable[0]?.problem).toMatch(/^contacts flag: /);
    expect(JSON.stringify(page.unreadable)).not.toMatch(/Marker|7/);
  });

  it('reads the whole contact', async () => {
    const row = contactRow(1, {
      firstname: ' Ada ',
      lastname: '',
      middlename: 'King',
      nickname: 'A.',
      emailaddress1: 'ada@contoso.example',
      emailaddress2: ' ',
      emailaddress3: 'ada@home.example',
      address1_city: 'Utrecht',
      address1_country: 'Netherlands',
      abc_linkedin: 'https://www.linkedin.com/in/invented',
      createdon: '2025-03-09T23:59:00Z',
      merged: true,
      _masterid_value: contactId(5),
      statecode: 1,
      _parentcustomerid_value: contactId(8),
      [`_parentcustomerid_value${type}`]: 'contact',
    });
    const survivor = contactRow(5, { merged: false, _masterid_value: contactId(1) });
    const { read } = follow(answer(200, { value: [row, survivor], '@odata.deltaLink': deltaLink }));
    const page = await read('contacts');
    expect(page.kind !== 'expired' && page.rows).toEqual([
      {
        id: contactId(1),
        etag: 'W/"1"',
        firstName: 'Ada',
        middleName: 'King',
        nickname: 'A.',
        email: 'ada@contoso.example',
        otherEmails: ['ada@home.example'],
        city: 'Utrecht',
        country: 'Netherlands',
        linkedInUrl: 'https://www.linkedin.com/in/invented',
        createdOn: '2025-03-09',
        mergedInto: contactId(5),
        active: false,
        parent: { kind: 'contact' },
        flag: null,
      },
      { id: contactId(5), etag: 'W/"5"', active: true, parent: { kind: 'none' }, flag: null },
    ]);
  });

  it('takes a connection for a stakeholder in either direction and leaves the others out', async () => {
    const end = (name: string, id: string, table: string) => ({
      [`_${name}_value`]: id,
      [`_${name}_value${type}`]: table,
    });
    const connection = (number: number, ...ends: object[]): unknown =>
      Object.assign({ connectionid: connectionId(number), statecode: 0 }, ...ends);
    const deal = opportunityId(1);
    const { read } = follow(
      answer(200, {
        value: [
          connection(1, end('record1id', deal, 'opportunity'), end('record2id', contactId(1), 'contact')),
          connection(2, end('record1id', contactId(1), 'contact'), end('record2id', deal, 'opportunity')),
          connection(3, end('record1id', deal, 'opportunity'), end('record2id', contactId(2), 'systemuser')),
          connection(4, end('record1id', contactId(1), 'contact')),
        ],
        '@odata.deltaLink': deltaLink,
      }),
    );
    const page = await read('connections');
    const stakeholder = { opportunityId: deal, contactId: contactId(1), active: true };
    expect(page).toMatchObject({
      rows: [
        { id: connectionId(1), ...stakeholder },
        { id: connectionId(2), ...stakeholder },
      ],
      unreadable: [],
    });
  });

  it('relates an opportunity to its primary contact and to a customer that is a contact, not an account', async () => {
    const deal = (number: number, customer: string) => ({
      opportunityid: opportunityId(number),
      statecode: 0,
      _customerid_value: contactId(2),
      [`_customerid_value${type}`]: customer,
      _parentcontactid_value: contactId(1),
    });
    const value = [deal(1, 'contact'), deal(2, 'account')];
    const { read } = follow(answer(200, { value, '@odata.deltaLink': deltaLink }));
    expect(await read('opportunities')).toMatchObject({
      rows: [{ contactIds: [contactId(1), contactId(2)] }, { contactIds: [contactId(1)] }],
    });
  });

  it('counts a contact once that is both customer and primary contact of an opportunity', async () => {
    const row = {
      opportunityid: opportunityId(1),
      statecode: 1,
      _customerid_value: contactId(1),
      [`_customerid_value${type}`]: 'contact',
      _parentcontactid_value: contactId(1),
    };
    const { read } = follow(answer(200, { value: [row], '@odata.deltaLink': deltaLink }));
    expect(await read('opportunities')).toMatchObject({
      rows: [{ id: opportunityId(1), open: false, contactIds: [contactId(1)] }],
    });
  });

  it.each([
    { name: 'an expired token', step: fault(400, '0x80044352') },
    { name: 'an expired token under another status', step: fault(412, '0x80044352') },
    { name: 'a link refused as bad', step: fault(400, '') },
    { name: 'a link that is gone', step: fault(404, '0x80060888') },
  ])('begins again after $name', async ({ step }) => {
    expect(await follow(step).read('contacts', '/api/data/v9.2/contacts?$deltatoken=1')).toEqual({
      kind: 'expired',
    });
  });

  it('gives up when even the beginning is refused, with the code', async () => {
    await expect(follow(fault(400, '0x80060888')).read('contacts')).rejects.toThrow(
      'contacts: 400 0x80060888',
    );
  });

  it('finds no opportunities where Sales is not installed, and looks again next time', async () => {
    const missing = fault(404, '0x8006088a');
    const { read } = follow(missing, missing);
    const page = await read('opportunities');
    expect(page).toMatchObject({ kind: 'complete', rows: [], deletedIds: [] });
    expect(await read('opportunities', page.kind === 'complete' ? page.cursor : '')).toEqual(page);
    await expect(follow(missing).read('contacts')).rejects.toMatchObject({ reason: 'dataverse_refused' });
  });

  it.each([
    { name: 'a page without a link', step: answer(200, { value: [] }) },
    { name: 'no page', step: answer(200, { hello: 'Ada Marker' }) },
    { name: 'no JSON', step: answer(200, '<html>Ada Marker</html>') },
  ])('gives up on $name without repeating what it holds', async ({ step }) => {
    const refusal: unknown = await follow(step)
      .read('contacts')
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ reason: 'dataverse_answer_malformed' });
    expect(String(refusal)).not.toContain('Marker');
  });
});
