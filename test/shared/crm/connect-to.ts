import type { Dataverse } from '../../../local/dataverse/start-dataverse.ts';
import { makeDataverseHttp, type DataverseHttpOptions } from '../../../shared/crm/dataverse-http.ts';

/** A client of the stand-in, signed in. */
export function connectTo(dataverse: Dataverse, options: Partial<DataverseHttpOptions> = {}) {
  return makeDataverseHttp({
    url: dataverse.url,
    credential: {
      getToken: async () => ({ token: dataverse.issueToken(), expiresOnTimestamp: Date.now() + 3_600_000 }),
    },
    now: () => new Date(),
    random: () => 0,
    telemetry: { record: () => {} },
    ...options,
  });
}
