import type { EntityDefinitions } from './entity-definitions.ts';
import type { FaultInjection } from './fault-injection.ts';
import type { CustomizationSettings } from './metadata/customization-settings.ts';
import type { MetadataState } from './metadata/metadata-state.ts';
import type { AppliedWrites } from './storage/applied-writes.ts';
import type { RowStore } from './storage/row-store.ts';
import type { ChangeTracking } from './tracking/change-tracking.ts';

/** Who calls: the application user, unless the token is another user's or the request impersonates one. */
export type CallerIds = {
  readonly organizationId: string;
  readonly userId: string;
  readonly businessUnitId: string;
};

/** Everything a route needs of the simulated organization. */
export type Organization = {
  readonly definitions: EntityDefinitions;
  readonly rows: RowStore;
  readonly tracking: ChangeTracking;
  readonly appliedWrites: AppliedWrites;
  readonly faults: FaultInjection;
  readonly metadata: MetadataState;
  readonly customization: CustomizationSettings;
  readonly caller: CallerIds;
  /** Who really calls, where the request impersonates the caller. */
  readonly impersonator?: string;
  readonly now: () => Date;
  /** `http://127.0.0.1:<port>/api/data/v9.2/` */
  readonly apiUrl: () => string;
  /** Columns the caller may not write, as `contact.jobtitle`. */
  readonly securedColumns: ReadonlySet<string>;
};
