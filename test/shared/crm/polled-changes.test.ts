import { startDataverse, type Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import { makeDataverseChanges } from '../../../shared/crm/dataverse-changes.ts';
import { aContact, contactId } from '../../contracts/crm/crm-rows.ts';
import { inTime } from '../../contracts/crm/crm-subject.ts';
import { connectTo } from './connect-to.ts';
import { makeDataverseWorld } from './dataverse-world.ts';

describe('changes by time of change', () => {
  let dataverse: Dataverse;
  let nowMs: number;
  const requests: string[] = [];

  beforeEach(async () => {
    nowMs = Date.parse('2026-11-02T08:00:00Z');
    requests.length = 0;
    dataverse = await startDataverse({ now: () => new Date(nowMs) });
  });
  afterEach(() => dataverse.stop());

  function changesWith(polledTables: readonly 'contacts'[] = []) {
    const http = connectTo(dataverse, {
      now: () => new Date(nowMs),
      credential: {
        getToken: async () => ({ token: dataverse.issueToken(), expiresOnTimestamp: nowMs + 3_600_000 }),
      },
      fetch: (input, init) => {
        requests.push(typeof input === 'string' ? decodeURIComponent(input) : '');
        return fetch(input, init);
      },
    });
    return makeDataverseChanges(http, { flagColumn: 'msdyn_orgchangestatus', pageSize: 2, polledTables });
  }

  async function readRound(changes: ReturnType<typeof changesWith>, cursor?: string) {
    const ids: string[] = [];
    for (let next = cursor; ;) {
      const page = await changes.readChanges({ table: 'contacts', cursor: next, signal: inTime() });
      if (page.kind === 'expired') throw new Error('expired');
      ids.push(...page.rows.map(({ id }) => id));
      if (page.kind === 'complete') return { ids: ids.sort(), cursor: page.cursor };
      next = page.cursor;
    }
  }

  const save = (number: number, jobTitle = 'Engineer'): void => {
    makeDataverseWorld(dataverse).saveContact(aContact(number, { jobTitle }));
  };

  it('stand in for a table whose tracking is off: every row first, over pages, then what changed', async () => {
    dataverse.setChangeTracking('contact', false);
    for (const number of [1, 2, 3, 4, 5]) save(number);
    const changes = changesWith();
    const first = await readRound(changes);
    expect(first.ids).toEqual([1, 2, 3, 4, 5].map(contactId));
    nowMs += 3_600_000;
    save(3, 'Director');
    const second = await readRound(changes, first.cursor);
    expect(second.ids).toEqual([1, 2, 3, 4, 5].map(contactId)); // all lie within the overlap of the newest
    nowMs += 3_600_000;
    save(6);
    expect((await readRound(changes, second.cursor)).ids).toEqual([contactId(3), contactId(6)]);
  });

  it('look back behind the newest row, because a long transaction commits earlier times', async () => {
    dataverse.setChangeTracking('contact', false);
    save(1);
    const changes = changesWith();
    const { cursor } = await readRound(changes);
    await readRound(changes, cursor);
    expect(requests.at(-1)).toContain('modifiedon ge 2026-11-02T07:45:00.000Z');
  });

  it('give way to tracking once that is on, beginning with every row', async () => {
    dataverse.setChangeTracking('contact', false);
    save(1);
    const changes = changesWith();
    const polled = await readRound(changes);
    dataverse.setChangeTracking('contact', true);
    nowMs += 86_400_000;
    const tracked = await readRound(changes, polled.cursor);
    expect(tracked.ids).toEqual([contactId(1)]);
    expect(tracked.cursor).toContain('deltatoken');
    expect((await readRound(changes, tracked.cursor)).ids).toEqual([]);
  });

  it('serve a table by setting although its tracking is on', async () => {
    save(1);
    const changes = changesWith(['contacts']);
    const { cursor } = await readRound(changes);
    expect(cursor).toBe('polled:2026-11-02T08:00:00Z');
    expect(requests.some((url) => url.includes('deltatoken'))).toBe(false);
  });
});
