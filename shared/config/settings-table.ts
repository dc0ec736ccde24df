import { DATAVERSE_SETTINGS } from './dataverse-settings.ts';

/** One row of `docs/settings.md`. `oneOf`: exactly one of the names with this mark is given. */
export type SettingRow = {
  name: string;
  required: 'yes' | 'no' | { oneOf: string };
  default?: string;
  valid: string;
  note: string;
  /** Its value never appears in a message: a secret, or addresses of people. */
  hidden?: true;
};

/** Every setting, in the order in which an admin meets them. The only list of names. */
export const SETTINGS_TABLE = [
  ...DATAVERSE_SETTINGS,
  {
    name: 'SERVICE_BUS',
    required: { oneOf: 'Service Bus' },
    valid: 'connection string with Endpoint=sb://…',
    note: 'For one machine. In Azure use the identity.',
    hidden: true,
  },
  {
    name: 'SERVICE_BUS__fullyQualifiedNamespace',
    required: { oneOf: 'Service Bus' },
    valid: 'host name, such as contoso.servicebus.windows.net',
    note: 'Opened with the managed identity; the Functions host reads the same setting.',
  },
  {
    name: 'SCAN_QUEUE',
    required: 'no',
    default: 'scan-pages',
    valid: 'queue name: 1 to 260 letters, digits, . - _ /',
    note: 'Pages of change detection.',
  },
  {
    name: 'VALIDATION_QUEUE',
    required: 'no',
    default: 'validation-jobs',
    valid: 'queue name: 1 to 260 letters, digits, . - _ /',
    note: 'Session queue of contacts to validate.',
  },
  {
    name: 'REVALIDATION_QUEUE',
    required: 'no',
    default: 'revalidation-jobs',
    valid: 'queue name: 1 to 260 letters, digits, . - _ /',
    note: 'Session queue with low priority, for new rules.',
  },
  {
    name: 'STATE_STORAGE',
    required: { oneOf: 'state storage' },
    valid: 'connection string of a storage account',
    note: 'For one machine. In Azure use the identity.',
    hidden: true,
  },
  {
    name: 'STATE_STORAGE__tableServiceUri',
    required: { oneOf: 'state storage' },
    valid: 'http(s) address, such as https://contoso.table.core.windows.net',
    note: 'Opened with the managed identity.',
  },
  {
    name: 'PROFILES_FEED_FOLDER',
    required: { oneOf: 'profile feed' },
    valid: 'path of a folder',
    note: 'Profile files on a disk.',
  },
  {
    name: 'PROFILES_FEED_CONTAINER_URL',
    required: { oneOf: 'profile feed' },
    valid: 'http(s) address of a blob container',
    note: 'Profile files in Blob Storage, read with the managed identity.',
    hidden: true,
  },
  {
    name: 'LOOKUP_SECRET',
    required: 'yes',
    valid: 'at least 32 characters',
    note: 'Key of the hashes made of personal data. Keep it: with another one contacts and profiles meet again only after both have come again.',
    hidden: true,
  },
  {
    name: 'SYNCING_USERS',
    required: 'no',
    default: 'everyone',
    valid: 'everyone, teams:<guid>,<guid>, roles:<guid>,<guid> or emails:<address>,<address>',
    note: 'Whose records are validated.',
    hidden: true,
  },
  {
    name: 'OPEN_OPPORTUNITIES_ONLY',
    required: 'no',
    default: 'true',
    valid: 'true or false',
    note: 'Whether only open opportunities bring contacts into scope.',
  },
  {
    name: 'SWEEP_INTERVAL_HOURS',
    required: 'no',
    default: '24',
    valid: 'whole number from 1 to 168',
    note: 'How often changes are looked for.',
  },
  {
    name: 'POLICY_FLAG_RULE',
    required: 'no',
    default: 'careful',
    valid: 'careful or original',
    note: 'careful: a closed position at the account. original: the rule of LinkedIn.',
  },
  {
    name: 'POLICY_FLAG_LEFT_NO_NEW_ROLE',
    required: 'no',
    default: 'false',
    valid: 'true or false',
    note: 'Whether a person who left and shows no new role is flagged.',
  },
  {
    name: 'POLICY_IGNORE_RULE',
    required: 'no',
    default: 'untilNewEvidence',
    valid: 'untilNewEvidence or forever',
    note: 'What an Ignore concerns: the evidence at hand, or the contact.',
  },
  {
    name: 'POLICY_RELATED_COMPANIES',
    required: 'no',
    default: 'stillAtCompany',
    valid: 'stillAtCompany or departure',
    note: 'What working at a parent or otherwise related company of the account means.',
  },
  {
    name: 'POLICY_OLD_DEPARTURES',
    required: 'no',
    default: 'report',
    valid: 'report or flag',
    note: 'Changes of employer more than two years old: reported as held(before_look_back), as LinkedIn looks back two years, or flagged like any other.',
  },
  {
    name: 'COMPANY_ALIASES_FILE',
    required: 'no',
    valid: 'path of a .csv file, or http(s) address of a blob of that kind',
    note: 'Your own list of names for one company: columns name, alias, relation, since. Read at start; another list has all contacts validated again.',
    hidden: true,
  },
  {
    name: 'DAILY_FLAG_LIMIT',
    required: 'no',
    default: '500',
    valid: 'whole number, 0 or more',
    note: 'New flags a day; the rest is held.',
  },
  {
    name: 'PROFILE_RETENTION_DAYS',
    required: 'no',
    default: '730',
    valid: 'whole number, 30 to 3650',
    note: 'Profiles that no source has reported for as long are removed. A profile older than two years proves nothing any more.',
  },
  {
    name: 'APPLICATIONINSIGHTS_CONNECTION_STRING',
    required: 'no',
    valid: 'connection string with InstrumentationKey=…',
    note: 'Where traces, metrics and events go. Absent: events are lines of the console. The Functions host reads it too.',
    hidden: true,
  },
  {
    name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
    required: 'no',
    valid: 'Authorization=AAD, with ;ClientId=GUID for a user-assigned identity',
    note: 'Telemetry is sent with the managed identity. The Functions host reads it too.',
  },
  {
    name: 'TELEMETRY_SAMPLING_PERCENT',
    required: 'no',
    default: '20',
    valid: 'whole number, 1 to 100',
    note: 'Share of traces that is kept; spans that failed, events and metrics always are. 100 while you look for something.',
  },
  {
    name: 'AUTH_TENANT_ID',
    required: 'yes',
    valid: 'GUID',
    note: 'The Microsoft Entra tenant whose tokens open the management API.',
  },
  {
    name: 'AUTH_AUDIENCE',
    required: 'yes',
    valid: 'GUID',
    note: 'Client id of the app registration of the management API; its roles are DataValidation.Read and DataValidation.Manage.',
  },
  {
    name: 'AUTH_ISSUER',
    required: 'no',
    valid: 'address https://HOST/AUTH_TENANT_ID/v2.0',
    note: 'For clouds other than the public one. Absent: https://login.microsoftonline.com/AUTH_TENANT_ID/v2.0. A development issuer on loopback is refused in Azure.',
  },
  {
    name: 'AZURE_CLIENT_ID',
    required: 'no',
    valid: 'GUID',
    note: 'Client id of a user-assigned identity. Absent: the system-assigned one.',
  },
  {
    name: 'VALIDATION_TODAY',
    required: 'no',
    valid: 'YYYY-MM-DD',
    note: 'Fixes the day of verdicts, due dates and daily limits, for replays.',
  },
] as const satisfies readonly SettingRow[];

export type SettingName = (typeof SETTINGS_TABLE)[number]['name'];
