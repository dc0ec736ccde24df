import { NETWORK_POLICIES } from './network-policies.ts';
import type { Policy } from './policy.ts';
import { REQUIRED_VALUES } from './required-values.ts';
import { ROLE_POLICIES } from './role-policies.ts';
import { WATCH_POLICIES } from './watch-policies.ts';

/** What every deployment must keep to; `npm run infra:check` and the tests read the same list. */
export const ALL_POLICIES: readonly Policy[] = [
  ...REQUIRED_VALUES,
  ...ROLE_POLICIES,
  ...WATCH_POLICIES,
  ...NETWORK_POLICIES,
];
