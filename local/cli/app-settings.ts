import { resolve } from 'node:path';
import type { Day } from '../../shared/domain/calendar.ts';

/** The text column in which the stand-in keeps a contact's LinkedIn address. */
export const LINKEDIN_COLUMN = 'new_linkedinurl';

/** The column that the stand-in has from the start, as an environment with Sales. */
export const NATIVE_FLAG_COLUMN = 'msdyn_orgchangestatus';

export const QUEUES = {
  scan: 'scan-pages',
  validation: 'validation-jobs',
  revalidation: 'revalidation-jobs',
} as const;

type Places = {
  dataverseUrl: string;
  identity: { endpoint: string; header: string };
  serviceBus: string;
  storage: string;
  feed: string;
  lookUpSecret: string;
  today: Day | undefined;
  aliases: string | undefined;
};

/** The limit protects a CRM that people work in; here the flags go to a stand-in and all of them are asked for. */
const UNLIMITED = '1000000';

/** The app's settings on this machine, by the names that Azure has too. */
export function appSettings(places: Places): Record<string, string> {
  return {
    DATAVERSE_URL: places.dataverseUrl,
    DATAVERSE_LINKEDIN_COLUMN: LINKEDIN_COLUMN,
    IDENTITY_ENDPOINT: places.identity.endpoint,
    IDENTITY_HEADER: places.identity.header,
    SERVICE_BUS: places.serviceBus,
    SCAN_QUEUE: QUEUES.scan,
    VALIDATION_QUEUE: QUEUES.validation,
    REVALIDATION_QUEUE: QUEUES.revalidation,
    STATE_STORAGE: places.storage,
    PROFILES_FEED_FOLDER: places.feed,
    LOOKUP_SECRET: places.lookUpSecret,
    SYNCING_USERS: 'everyone',
    DAILY_FLAG_LIMIT: UNLIMITED,
    // Nobody's CRM is written to: whoever left is to be seen, however long ago.
    POLICY_OLD_DEPARTURES: 'flag',
    ...(places.aliases === undefined ? {} : { COMPANY_ALIASES_FILE: resolve(places.aliases) }),
    ...(places.today === undefined ? {} : { VALIDATION_TODAY: places.today }),
  };
}
