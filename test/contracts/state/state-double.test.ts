import { makeStateDouble } from '../../doubles/state/make-state-double.ts';
import { stateContract } from './state-contract.ts';

describe('in memory', () => {
  stateContract(async () => makeStateDouble());
});
