import { freePort } from '../../../local/cli/free-port.ts';
import { startAzurite as startLocalStorage } from '../../../local/cli/start-azurite.ts';
import { openState } from '../../../shared/state/open-state.ts';
import { startAzurite } from '../../azurite.ts';
import { stateContract } from './state-contract.ts';

// Starting a process on a busy machine takes longer than a test may.
const START_TIMEOUT_MS = 30_000;

const onOurStore = async () =>
  startLocalStorage({ root: process.cwd(), port: await freePort(undefined), file: undefined });

describe.each([
  { where: 'in Table Storage', start: startAzurite },
  { where: 'in Table Storage whose rows are kept in SQLite', start: onOurStore },
])('$where', ({ start }) => {
  let storage: { connectionString: string; stop: () => Promise<void> } | undefined;
  let opened = 0;

  beforeAll(async () => {
    storage = await start();
  }, START_TIMEOUT_MS);
  afterAll(() => storage?.stop());

  stateContract(async () => {
    opened += 1;
    const state = openState({
      endpoint: { kind: 'connectionString', value: storage?.connectionString ?? '' },
      credential: { getToken: () => Promise.resolve(null) },
      tablePrefix: `T${String(opened)}x`,
    });
    await state.createTablesIfMissing();
    return state;
  });
});
