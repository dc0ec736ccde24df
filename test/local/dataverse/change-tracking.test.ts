import {
  aGuid,
  errorOf,
  linkOf,
  openDataverse,
  rowsOf,
  type Answer,
  type OpenDataverse,
} from './open-dataverse.ts';

const TRACK = { prefer: 'odata.track-changes' };
const DAY_MS = 24 * 60 * 60 * 1000;

let dataverse: OpenDataverse;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-01T08:00:00Z');
  dataverse = await openDataverse({ now: () => now });
  for (let n = 1; n <= 5; n += 1)
    dataverse.store.upsert('contact', { contactid: aGuid(n), lastname: `Person ${n}` });
});
afterEach(() => dataverse.stop());

async function readSet(
  first: string,
  headers: { prefer: string },
): Promise<{ pages: Answer[]; deltaLink: string }> {
  const pages: Answer[] = [];
  let link: string | undefined = first;
  while (link !== undefined) {
    const page = await dataverse.get(link, headers);
    pages.push(page);
    link = linkOf(page, 'nextLink');
  }
  return { pages, deltaLink: linkOf(pages.at(-1) as Answer, 'deltaLink') ?? '' }; // the loop runs at least once
}

const startLink = async () =>
  (await readSet('contacts?$select=lastname', { prefer: 'odata.track-changes' })).deltaLink;

describe('the first reading', () => {
  it('gives the whole table in pages and the delta link only on the last', async () => {
    const { pages, deltaLink } = await readSet('contacts?$select=lastname', {
      prefer: 'odata.track-changes,odata.maxpagesize=2',
    });
    expect(pages.map((page) => rowsOf(page).length)).toEqual([2, 2, 1]);
    expect(pages.map((page) => linkOf(page, 'deltaLink') !== undefined)).toEqual([false, false, true]);
    expect(pages[0]?.headers.get('preference-applied')).toBe('odata.track-changes,odata.maxpagesize=2');
    expect(linkOf(pages[0] as Answer, 'nextLink')).toContain('istracking=%22True%22'); // three pages were asserted above
    expect(deltaLink).toMatch(
      /contacts\?\$select=lastname&\$deltatoken=\d+%2111%2f01%2f2026%2008%3a00%3a00$/,
    );
  });

  it('brings what changed while it was read through the delta link', async () => {
    const prefer = 'odata.track-changes,odata.maxpagesize=2';
    const first = await dataverse.get('contacts?$select=lastname', { prefer });
    dataverse.store.upsert('contact', { contactid: aGuid(1), lastname: 'Changed' });
    const { deltaLink } = await readSet(linkOf(first, 'nextLink') ?? '', { prefer });
    expect(await dataverse.rows(deltaLink)).toMatchObject([{ contactid: aGuid(1), lastname: 'Changed' }]);
  });

  it.each(['$filter=statecode eq 0', '$orderby=lastname', '$expand=ownerid', '$top=3'])(
    'refuses %s',
    async (option) => {
      const answer = await dataverse.get(`contacts?$select=lastname&${option}`, TRACK);
      const name = option.split('=')[0] ?? '';
      expect(answer.status).toBe(400);
      expect(errorOf(answer).message).toBe(
        `The "${name}" query parameter isn't supported when Change Tracking is enabled.`,
      );
    },
  );

  it('is refused for a table without change tracking, until that is switched on', async () => {
    const refused = await dataverse.get('teammemberships', TRACK);
    expect(refused.status).toBe(400);
    expect(errorOf(refused).code).toBe('0x80072491');
    dataverse.setChangeTracking('teammembership', true);
    expect((await dataverse.get('teammemberships', TRACK)).status).toBe(200);
    dataverse.setChangeTracking('contact', false);
    expect((await dataverse.get('contacts', TRACK)).status).toBe(400);
  });
});

describe('a delta', () => {
  it('holds changed rows by version, then deletions, and a link that goes on', async () => {
    const link = await startLink();
    dataverse.store.remove('contact', aGuid(2));
    dataverse.store.upsert('contact', { contactid: aGuid(4), lastname: 'Renamed' });
    dataverse.store.upsert('contact', { contactid: aGuid(9), lastname: 'New' });
    dataverse.store.upsert('contact', { contactid: aGuid(1), jobtitle: 'New title' });
    const answer = await dataverse.get(link);
    expect(rowsOf(answer).map((row) => row['contactid'] ?? row['id'])).toEqual([
      aGuid(4),
      aGuid(9),
      aGuid(1),
      aGuid(2),
    ]);
    expect(rowsOf(answer).at(-1)).toEqual({
      '@odata.context': `${dataverse.apiUrl}$metadata#contacts/$deletedEntity`,
      id: aGuid(2),
      reason: 'deleted',
    });
    expect(answer.body['@odata.context']).toBe(`${dataverse.apiUrl}$metadata#contacts(lastname)/$delta`);
    expect(await dataverse.rows(linkOf(answer, 'deltaLink') ?? '')).toEqual([]);
  });

  it('is paged like the first reading', async () => {
    const link = await startLink();
    for (const n of [1, 2, 3])
      dataverse.store.upsert('contact', { contactid: aGuid(n), lastname: 'Changed' });
    for (const n of [4, 5]) dataverse.store.remove('contact', aGuid(n));
    const { pages } = await readSet(link, { prefer: 'odata.maxpagesize=2' });
    const ids = pages.map((page) => rowsOf(page).map((row) => row['contactid'] ?? row['id']));
    expect(ids).toEqual([[aGuid(1), aGuid(2)], [aGuid(3), aGuid(4)], [aGuid(5)]]);
  });

  it('is empty with a new link when nothing changed, also after the same rows were imported again', async () => {
    const link = await startLink();
    expect(dataverse.store.upsert('contact', { contactid: aGuid(1), lastname: 'Person 1' }).changed).toBe(
      false,
    );
    const answer = await dataverse.get(link);
    expect(rowsOf(answer)).toEqual([]);
    expect(linkOf(answer, 'deltaLink')).toContain('$deltatoken=');
  });

  it('tells of the deletion of a row that the client never saw', async () => {
    const link = await startLink();
    dataverse.store.upsert('contact', { contactid: aGuid(7), lastname: 'Brief' });
    dataverse.store.remove('contact', aGuid(7));
    expect(await dataverse.rows(link)).toMatchObject([{ id: aGuid(7), reason: 'deleted' }]);
  });

  it('shows a row created again after its deletion as changed and no longer as deleted', async () => {
    const link = await startLink();
    dataverse.store.remove('contact', aGuid(1));
    dataverse.store.upsert('contact', { contactid: aGuid(1), lastname: 'Back' });
    expect(await dataverse.rows(link)).toMatchObject([{ contactid: aGuid(1), lastname: 'Back' }]);
  });

  it('returns the writes of the client itself, also one that repeats the value there', async () => {
    await dataverse.send('PATCH', `contacts(${aGuid(1)})`, { body: { msdyn_orgchangestatus: 1 } });
    const link = await startLink();
    await dataverse.send('PATCH', `contacts(${aGuid(1)})`, { body: { msdyn_orgchangestatus: 1 } });
    expect(await dataverse.rows(link)).toMatchObject([{ contactid: aGuid(1) }]);
  });

  it('does not tell of changes in another table', async () => {
    const link = await startLink();
    dataverse.store.upsert('account', { name: 'Contoso' });
    expect(await dataverse.rows(link)).toEqual([]);
  });

  it('can be counted', async () => {
    const token = /\$deltatoken=.*$/.exec(await startLink())?.[0] ?? '';
    dataverse.store.upsert('contact', { contactid: aGuid(1), lastname: 'Changed' });
    dataverse.store.remove('contact', aGuid(2));
    expect((await dataverse.get(`contacts/$count?${token}`)).text).toBe('\uFEFF2');
  });
});

describe('an expired token', () => {
  const expectExpired = (answer: Answer) => {
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toEqual({
      code: '0x80044352',
      message: 'Version stamp associated with the client has expired. Please perform a full sync.',
    });
  };

  it('is refused after the seven days of the organization, not before', async () => {
    const link = await startLink();
    now = new Date(now.getTime() + 7 * DAY_MS);
    expect((await dataverse.get(link)).status).toBe(200);
    now = new Date(now.getTime() + 1000);
    expectExpired(await dataverse.get(link));
  });

  it('lives as long as the organization says', async () => {
    const { organizationId } = dataverse.caller;
    dataverse.store.upsert('organization', {
      organizationid: organizationId,
      expirechangetrackingindays: 30,
    });
    const link = await startLink();
    now = new Date(now.getTime() + 29 * DAY_MS);
    expect((await dataverse.get(link)).status).toBe(200);
  });

  it('is refused after a metadata change of its table alone, and a full reading starts anew', async () => {
    const link = await startLink();
    const accountsLink = linkOf(await dataverse.get('accounts', TRACK), 'deltaLink') ?? '';
    dataverse.changeMetadata('contact');
    expectExpired(await dataverse.get(link));
    expect((await dataverse.get(accountsLink)).status).toBe(200);
    expect((await dataverse.get(await startLink())).status).toBe(200);
  });

  it('takes the next links of its page set with it', async () => {
    const first = await dataverse.get('contacts', { prefer: 'odata.track-changes,odata.maxpagesize=2' });
    dataverse.expireDeltaTokens();
    expectExpired(await dataverse.get(linkOf(first, 'nextLink') ?? ''));
  });

  it('is not what a malformed token is', async () => {
    const answer = await dataverse.get('contacts?$deltatoken=nonsense');
    expect(answer.status).toBe(400);
    expect(errorOf(answer).code).not.toBe('0x80044352');
  });
});
