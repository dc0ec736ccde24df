import * as z from 'zod';
import { daySchema, instantSchema, monthSchema } from '../domain/calendar.ts';
import { profileKeySchema } from '../domain/ids.ts';
import { POSITION_KINDS } from '../domain/profile.ts';

/** The persisted shape, apart from the domain's: a row written by an older version must still be read. */
export const storedPositionSchema = z.object({
  companyName: z.string(),
  companyId: z.string().exactOptional(),
  companyDomain: z.string().exactOptional(),
  companyUrl: z.string().exactOptional(),
  title: z.string().exactOptional(),
  startMonth: monthSchema.exactOptional(),
  endMonth: monthSchema.exactOptional(),
  kind: z.enum(POSITION_KINDS).exactOptional(),
  firstSeenOn: daySchema,
  lastSeenOn: daySchema,
  closedBetween: z.object({ after: daySchema, before: daySchema }).exactOptional(),
  shownOnly: z.literal(true).exactOptional(),
});

export const storedPersonSchema = z.object({
  key: profileKeySchema,
  profileUrl: z.string().exactOptional(),
  name: z.object({
    given: z.string().exactOptional(),
    family: z.string().exactOptional(),
    full: z.string().exactOptional(),
  }),
  emailKey: z.string().exactOptional(),
  city: z.string().exactOptional(),
  country: z.string().exactOptional(),
  status: z.enum(['found', 'gone']),
  observedAt: instantSchema,
  observations: z
    .array(z.object({ day: daySchema, coverage: z.enum(['history', 'shown', 'none']) }))
    .exactOptional(),
  factsSeenAt: z
    .object({
      profileUrl: instantSchema.exactOptional(),
      name: instantSchema.exactOptional(),
      emailKey: instantSchema.exactOptional(),
      city: instantSchema.exactOptional(),
      country: instantSchema.exactOptional(),
    })
    .exactOptional(),
});
