import type { DataverseOptions } from '../../../local/dataverse/start-dataverse.ts';
import { population } from '../../simulation/population.ts';
import { askEverybody, switchOn, type Check } from './ask-everybody.ts';
import { openLocalApp, type LocalApp } from './local-app.ts';

const PEOPLE = population({ size: 8, everyNth: 4 });
const WITHOUT_NATIVE = ['contact.msdyn_orgchangestatus'];
jest.setTimeout(120_000); // processes of their own

let app: LocalApp;
afterEach(() => app.stop());

async function open(options: DataverseOptions, settings: Record<string, string> = {}): Promise<void> {
  app = await openLocalApp(options, settings);
  await app.give(PEOPLE);
}

const namesOf = (checks: readonly Check[]) => checks.map(({ name }) => name);

/** The three that look at one environment say one thing, and the toggle is refused for just that. */
async function expectOneOpinion(...options: string[]) {
  const asked = await askEverybody(app, options);
  expect(asked.plan).toEqual(asked.installation.missingSteps);
  expect(asked.viewsNotReady).toEqual(asked.views);
  expect(asked.detailsNotReady).toEqual(asked.details);
  expect(asked.installation.complete).toBe(asked.plan.length === 0);
  expect(asked.ready.on).toBe(asked.failing.length === 0);
  if (asked.failing.length > 0) {
    expect(await switchOn(app)).toEqual({ status: 409, refusal: asked.failing });
  }
  return asked;
}

/** The settings that the command prints when it is done. */
const printedSettings = (out: string): Record<string, string> =>
  Object.fromEntries(
    [...out.matchAll(/^ {2}([A-Z_]+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );

async function expectReady(...options: string[]) {
  const asked = await expectOneOpinion(...options);
  expect([asked.failing, asked.plan]).toEqual([[], []]);
  expect(await switchOn(app)).toEqual({ status: 200, refusal: [] });
}

it('goes from an empty environment over a broken installation to switched on', async () => {
  await open({ without: WITHOUT_NATIVE });
  expect(namesOf((await expectOneOpinion()).failing)).toEqual(['flagColumn', 'views']);

  app.dataverse.faults.resetNext({ moment: 'before', match: { method: 'POST', path: 'savedqueries' } });
  const broken = await app.install('--yes');
  expect(broken).toMatchObject({
    code: 2,
    out: expect.stringContaining('3 of 10 steps are done.') as string,
  });
  const half = await expectOneOpinion();
  expect(half.missing.filter((item) => !item.startsWith('View'))).toEqual([]);
  expect(half.views).toHaveLength(5);
  expect(half.failing).toContainEqual(
    expect.objectContaining({
      name: 'flagColumn',
      remedy: 'Set DATAVERSE_FLAG_COLUMN to dval_notatcompany, which is there.',
    }),
  );

  const installed = await app.install('--yes');
  expect(installed.code).toBe(0);
  await app.restart(printedSettings(installed.out));
  await expectReady();
});

it('uses the native column, and misses what somebody took away again', async () => {
  await open({});
  expect(namesOf((await expectOneOpinion()).failing)).toEqual(['views']);
  expect(await app.install('--yes')).toMatchObject({ code: 0 });

  const [view] = [...app.dataverse.store.iterate('savedquery')].filter(
    ({ name }) => name === 'All Contacts Not at Company',
  );
  app.dataverse.store.remove('savedquery', String(view?.['savedqueryid']));
  app.dataverse.setChangeTracking('account', false);
  const asked = await expectOneOpinion();
  expect(asked.missing).toEqual(['Change tracking of account', 'View "All Contacts Not at Company"']);
  expect(namesOf(asked.failing)).toEqual(['views', 'changeTracking']);

  expect(await app.install('--yes')).toMatchObject({ code: 0 });
  await expectReady();
});

it('asks of an environment without Sales for nothing on opportunities, and for the columns that are set', async () => {
  const settings = { DATAVERSE_FLAG_COLUMN: 'dval_notatcompany', DATAVERSE_DETAILS: 'nl' };
  await open({ without: ['opportunity', ...WITHOUT_NATIVE] }, settings);
  const { views, failing, details } = await expectOneOpinion('--details');
  expect(views).toEqual(['All Contacts Not at Company', 'My Contacts Not at Company']);
  expect(namesOf(failing)).toEqual(['flagColumn', 'detailColumns', 'views']);
  expect(details).toHaveLength(5);
  expect(await app.install('--yes', '--details')).toMatchObject({ code: 0 });
  await expectReady('--details');
});
