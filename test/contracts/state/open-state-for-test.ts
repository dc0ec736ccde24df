import type { State } from '../../../shared/state/open-state.ts';

/** Opens empty stores; each test opens its own. */
export type OpenStateForTest = () => Promise<State>;
