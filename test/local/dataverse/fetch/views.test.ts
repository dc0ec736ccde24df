import * as fc from 'fast-check';
import { VIEWS } from '../../../../shared/crm/install/views/view-catalogue.ts';
import { openDataverse, rowsOf, type OpenDataverse } from '../open-dataverse.ts';
import { expectedIds } from './expected-views.ts';
import { generatedOrganization, USERS } from './generated-organization.ts';
import { loadOrganization, loadPeople } from './load-organization.ts';

const SETS = { contact: 'contacts', opportunity: 'opportunities' } as const;
const SETTING = { flag: { column: 'msdyn_orgchangestatus', notAtCompany: 1 }, details: [] };
/** Each run asks 7 views as 3 users. */
const RUNS = 60;

describe('the views of the installation', () => {
  let dataverse: OpenDataverse;
  /** Rows that a view showed over all runs: a view that is always empty would prove nothing. */
  const shown = new Map<string, number>();

  beforeAll(async () => {
    dataverse = await openDataverse();
    loadPeople(dataverse.store);
    for (const view of VIEWS) {
      const texts = { fetchxml: view.fetchXml(SETTING), layoutxml: view.layoutXml(SETTING) };
      const row = { savedqueryid: view.id, name: view.key, returnedtypecode: view.table, querytype: 0 };
      dataverse.store.upsert('savedquery', { ...row, ...texts });
    }
  });
  afterAll(() => dataverse.stop());

  async function idsOf(view: (typeof VIEWS)[number], userId: string): Promise<string[]> {
    const authorization = `Bearer ${dataverse.issueToken({ userId })}`;
    const answer = await dataverse.get(`${SETS[view.table]}?savedQuery=${view.id}`, { authorization });
    expect(answer.status).toBe(200);
    return rowsOf(answer).map((row) => String(row[`${view.table}id`]));
  }

  it('show three users exactly the rows of a plain query over the same data, each once', async () => {
    await fc.assert(
      fc.asyncProperty(generatedOrganization, async (organization) => {
        loadOrganization(dataverse.store, organization);
        for (const view of VIEWS) {
          for (const user of USERS) {
            const ids = await idsOf(view, user);
            expect({ view: view.key, user, ids: [...ids].sort() }).toEqual({
              view: view.key,
              user,
              ids: expectedIds(view.key, { organization, user }),
            });
            shown.set(view.key, (shown.get(view.key) ?? 0) + ids.length);
          }
        }
      }),
      { numRuns: RUNS },
    );
    for (const view of VIEWS) expect([view.key, shown.get(view.key)]).not.toEqual([view.key, 0]);
  }, 120_000);
});
