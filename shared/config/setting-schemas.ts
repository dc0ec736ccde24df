import * as z from 'zod';
import { daySchema } from '../domain/calendar.ts';
import { LANGUAGES } from '../domain/language.ts';
import type { SyncingUserRule } from '../domain/scope.ts';
import type { SettingName } from './settings-table.ts';

const address = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const origin = address.refine((text) => new URL(text).pathname === '/' && !/[?#]/.test(text));
const columnName = z.string().regex(/^[a-z][a-z0-9_]{0,127}$/);
const queueName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._\-/]{0,259}$/);
const guid = z.guid().transform((text) => text.toLowerCase());

// Only these two words: a pattern such as "anything but false" would take "no" for a yes.
const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');

const wholeNumber = ({ from, to }: { from: number; to: number }) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(from).max(to));

const listOf = <Item>(item: z.ZodType<Item, string>) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(item).min(1));

const syncingUsers = z.string().transform((text, context): SyncingUserRule => {
  const [kind = '', ...rest] = text.split(':');
  const list = rest.join(':');
  const refuse = (): never => {
    context.addIssue('unknown rule');
    return z.NEVER;
  };
  switch (kind) {
    case 'everyone':
      return list === '' && rest.length === 0 ? { kind } : refuse();
    case 'teams': {
      const ids = listOf(guid).safeParse(list);
      return ids.success ? { kind, teamIds: ids.data } : refuse();
    }
    case 'roles': {
      const ids = listOf(guid).safeParse(list);
      return ids.success ? { kind, roleIds: ids.data } : refuse();
    }
    case 'emails': {
      const emails = listOf(z.email().transform((email) => email.toLowerCase())).safeParse(list);
      return emails.success ? { kind, emails: emails.data } : refuse();
    }
    default:
      return refuse();
  }
});

/** The environment once defaults are filled in: what each text must be; `settings-table.ts` tells people the same. */
export const environmentSchema = z.object({
  DATAVERSE_URL: origin,
  DATAVERSE_FLAG_COLUMN: columnName,
  DATAVERSE_PUBLISHER_PREFIX: z.string().regex(/^(?!mscrm)[a-z][a-z0-9]{1,7}$/),
  DATAVERSE_LINKEDIN_COLUMN: columnName.optional(),
  DATAVERSE_ACCOUNT_LINKEDIN_COLUMN: columnName.optional(),
  DATAVERSE_READ_ONLY: yesOrNo,
  DATAVERSE_BYPASS_LOGIC: z.union([
    z.literal('none').transform(() => []),
    listOf(z.enum(['CustomSync', 'CustomAsync'])),
  ]),
  DATAVERSE_SUPPRESS_FLOWS: yesOrNo,
  DATAVERSE_DETAILS: z.enum(['none', ...LANGUAGES]),
  DATAVERSE_POLLED_TABLES: listOf(
    z.enum(['accounts', 'opportunities', 'connections', 'contacts']),
  ).optional(),
  SERVICE_BUS: z
    .string()
    .regex(/(^|;)Endpoint=sb:\/\/[^;]+/i)
    .optional(),
  SERVICE_BUS__fullyQualifiedNamespace: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/)
    .optional(),
  SCAN_QUEUE: queueName,
  VALIDATION_QUEUE: queueName,
  REVALIDATION_QUEUE: queueName,
  STATE_STORAGE: z
    .string()
    .regex(/(^|;)(AccountName|TableEndpoint|UseDevelopmentStorage)=[^;]+/i)
    .optional(),
  STATE_STORAGE__tableServiceUri: address.optional(),
  PROFILES_FEED_FOLDER: z.string().optional(),
  PROFILES_FEED_CONTAINER_URL: address.optional(),
  LOOKUP_SECRET: z.string().min(32),
  SYNCING_USERS: syncingUsers,
  OPEN_OPPORTUNITIES_ONLY: yesOrNo,
  SWEEP_INTERVAL_HOURS: wholeNumber({ from: 1, to: 168 }),
  POLICY_FLAG_RULE: z.enum(['careful', 'original']),
  POLICY_FLAG_LEFT_NO_NEW_ROLE: yesOrNo,
  POLICY_IGNORE_RULE: z.enum(['untilNewEvidence', 'forever']),
  POLICY_RELATED_COMPANIES: z.enum(['stillAtCompany', 'departure']),
  POLICY_OLD_DEPARTURES: z.enum(['report', 'flag']),
  COMPANY_ALIASES_FILE: z
    .string()
    .regex(/[^/]\.csv$/i)
    .optional(),
  DAILY_FLAG_LIMIT: wholeNumber({ from: 0, to: 999_999_999 }),
  PROFILE_RETENTION_DAYS: wholeNumber({ from: 30, to: 3650 }),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .regex(/(^|;)\s*InstrumentationKey=/i)
    .optional(),
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: z
    .string()
    .regex(/^Authorization=AAD(;ClientId=[0-9a-f-]{36})?$/i)
    .optional(),
  TELEMETRY_SAMPLING_PERCENT: wholeNumber({ from: 1, to: 100 }),
  AUTH_TENANT_ID: guid,
  AUTH_AUDIENCE: guid,
  AUTH_ISSUER: address.optional(),
  AZURE_CLIENT_ID: guid.optional(),
  VALIDATION_TODAY: daySchema.optional(),
} satisfies Readonly<Record<SettingName, z.ZodType>>);
export type ParsedEnvironment = z.infer<typeof environmentSchema>;
