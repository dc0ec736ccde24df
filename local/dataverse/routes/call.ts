import type { ApiRequest } from '../api-request.ts';
import type { QueryOptions } from '../odata/parse-query-options.ts';
import type { Organization } from '../organization.ts';
import type { Preferences } from '../preferences.ts';

/** One operation with what was read from its URL and headers. */
export type Call = {
  readonly organization: Organization;
  readonly request: ApiRequest;
  readonly options: QueryOptions;
  readonly preferences: Preferences;
};
