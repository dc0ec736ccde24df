import { openState } from '../../../shared/state/open-state.ts';
import { startAzurite, type Azurite } from '../../azurite.ts';
import { stateContract } from './state-contract.ts';

// Starting a process on a busy machine takes longer than a test may.
const START_TIMEOUT_MS = 30_000;

describe('in Table Storage', () => {
  let azurite: Azurite | undefined;
  let opened = 0;

  beforeAll(async () => {
    azurite = await startAzurite();
  }, START_TIMEOUT_MS);
  afterAll(() => azurite?.stop());

  stateContract(async () => {
    opened += 1;
    const state = openState({
      endpoint: { kind: 'connectionString', value: azurite?.connectionString ?? '' },
      credential: { getToken: () => Promise.resolve(null) },
      tablePrefix: `T${String(opened)}x`,
    });
    await state.createTablesIfMissing();
    return state;
  });
});
