import { resolve } from 'node:path';
import type { Day } from '../../shared/domain/calendar.ts';

/** The text column in which the stand-in keeps the LinkedIn address of a contact, and of an account its page. */
export const LINKEDIN_COLUMN = 'new_linkedinurl';

/** The column that the stand-in has from the start, as an environment with Sales. */
export const NATIVE_FLAG_COLUMN = 'msdyn_orgchangestatus';

export const QUEUES = {
  scan: 'scan-pages',
  validation: 'validation-jobs',
  revalidation: 'revalidation-jobs',
} as const;

/** The CRM that the app talks to, who hands out tokens for it, and the settings that belong to it. */
export type Crm = {
  url: string;
  identity: { endpoint: string; header: string };
  settings: Readonly<Record<string, string>>;
};

type Places = {
  crm: Crm;
  serviceBus: string;
  storage: string;
  feed: string;
  lookUpSecret: string;
  /** Who may call the app: the development issuer's tokens. */
  access: Record<string, string>;
  today: Day | undefined;
  aliases: string | undefined;
};

/** Nobody's CRM is written to: all flags are asked for, and whoever left is to be seen, however long ago. */
export const STAND_IN_SETTINGS = {
  DATAVERSE_ACCOUNT_LINKEDIN_COLUMN: LINKEDIN_COLUMN,
  DATAVERSE_LINKEDIN_COLUMN: LINKEDIN_COLUMN,
  DAILY_FLAG_LIMIT: '1000000',
  POLICY_OLD_DEPARTURES: 'flag',
} as const;

/** The app's settings on this machine, by the names that Azure has too. */
export function appSettings(places: Places): Record<string, string> {
  return {
    DATAVERSE_URL: places.crm.url,
    IDENTITY_ENDPOINT: places.crm.identity.endpoint,
    IDENTITY_HEADER: places.crm.identity.header,
    SERVICE_BUS: places.serviceBus,
    SCAN_QUEUE: QUEUES.scan,
    VALIDATION_QUEUE: QUEUES.validation,
    REVALIDATION_QUEUE: QUEUES.revalidation,
    STATE_STORAGE: places.storage,
    PROFILES_FEED_FOLDER: places.feed,
    LOOKUP_SECRET: places.lookUpSecret,
    SYNCING_USERS: 'everyone',
    FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '131072',
    ...places.access,
    ...places.crm.settings,
    ...(places.aliases === undefined ? {} : { COMPANY_ALIASES_FILE: resolve(places.aliases) }),
    ...(places.today === undefined ? {} : { VALIDATION_TODAY: places.today }),
  };
}
