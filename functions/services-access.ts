import { makeEntraAccess } from '../shared/access/entra-access.ts';
import { makeRequestBudget } from '../shared/access/request-budget.ts';
import { makeSigningKeys } from '../shared/access/signing-keys.ts';
import type { Settings } from '../shared/config/contract.ts';
import type { Telemetry } from '../shared/telemetry/contract.ts';

type Deps = { now: () => Date; fetch: typeof fetch; telemetry: Telemetry };

/** A person at a console or a script that follows a run asks twice a second. Each instance of the app counts alone. */
const CALLERS = { burst: 60, perSecond: 5, keys: 1000 };
/** Requests without a good token, by address: enough for a client that has to sign in again. */
const STRANGERS = { burst: 20, perSecond: 0.5, keys: 10_000 };

/** Who may call, and how often. Nothing is read before the first call. */
export function servicesAccess({ access }: Pick<Settings, 'access'>, { now, fetch, telemetry }: Deps) {
  const url = access.issuer.replace(/\/v2\.0$/, '/discovery/v2.0/keys');
  const onFault = () => {
    telemetry.record('keys.missed', { url });
  };
  return {
    access: makeEntraAccess({ ...access, now, keys: makeSigningKeys({ url, fetch, now, onFault }) }),
    budgets: {
      callers: makeRequestBudget({ ...CALLERS, now }),
      strangers: makeRequestBudget({ ...STRANGERS, now }),
    },
  };
}
