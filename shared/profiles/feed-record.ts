import * as z from 'zod';
import { POSITION_KINDS } from '../domain/profile.ts';

// Lengths: more than twice what LinkedIn lets a member type, and 200 positions still fit one table row of 1 MiB.
const text = (characters: number, meaning: string) =>
  z.string().max(characters).nullish().meta({ description: meaning });

/** What vendors and people deliver as a date of a job; only the month is used. */
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const jobDate = (meaning: string) =>
  z
    .string()
    .regex(DATE, 'expected a month as YYYY-MM (YYYY and YYYY-MM-DD are read too)')
    .nullish()
    .meta({ description: meaning });

export const feedPositionSchema = z.strictObject({
  companyName: z.string().trim().min(1).max(300).meta({ description: 'Company as the profile shows it' }),
  companyId: text(100, "The source's or LinkedIn's id of the company, if known"),
  companyDomain: text(253, "Domain of the company's website, such as example.com"),
  companyUrl: text(500, "The company's page on LinkedIn"),
  title: text(300, 'Job title'),
  startedOn: jobDate('Month in which the job began'),
  endedOn: jobDate('Month in which the job ended; absent = current'),
  kind: z
    .enum(POSITION_KINDS)
    .nullish()
    .meta({ description: 'Absent = employment, as far as title and company tell' }),
});
export type FeedPosition = z.infer<typeof feedPositionSchema>;

const observedAt = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: 'expected the instant or day when the source saw the profile, as 2026-10-15T00:00:00Z or 2026-10-15',
});

/** One person as one reading of a source saw them: a line of JSONL, an element of a JSON array. */
export const feedRecordSchema = z
  .strictObject({
    id: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .meta({ description: "The source's own id of the person; never changes" }),
    profileUrl: text(500, "Address of the person's LinkedIn profile"),
    firstName: text(200, 'Given name'),
    lastName: text(200, 'Family name'),
    fullName: text(400, 'Name in one piece, where the source has only that'),
    email: text(254, 'E-mail address; stored only as a keyed hash'),
    city: text(200, 'City'),
    country: text(100, 'Country, by name or ISO code'),
    observedAt: observedAt.meta({
      description: 'When the source saw the profile, not when the file was written',
    }),
    status: z
      .enum(['found', 'gone'])
      .nullish()
      .meta({ description: 'gone = deleted, private or opted out; absent = found' }),
    coverage: z.enum(['history', 'shown', 'none']).nullish().meta({
      description:
        'history = all positions the person shows (the default); shown = only the company shown at that moment; none = nothing can be told from missing positions',
    }),
    positions: z.array(feedPositionSchema).max(500).nullish(),
  })
  .meta({
    title: 'Profile feed record',
    description: 'One person as one reading of a profile source saw them',
  });
export type FeedRecord = z.infer<typeof feedRecordSchema>;

export type FeedField = keyof FeedRecord | keyof FeedPosition;
