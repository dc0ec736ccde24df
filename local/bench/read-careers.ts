import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { daySchema, dayOf, instantSchema, monthSchema } from '../../shared/domain/calendar.ts';
import { accountIdSchema, contactIdSchema, type ProfileKey } from '../../shared/domain/ids.ts';
import { DEFAULT_POLICY } from '../../shared/domain/policy.ts';
import type { Profile } from '../../shared/domain/profile.ts';
import { normaliseProfileUrl } from '../../shared/matching/person/normalise-profile-url.ts';
import { personNameKeys } from '../../shared/matching/person/person-name-keys.ts';
import type { VerdictInput } from '../../shared/matching/verdict/decide-verdict.ts';

const contactRowSchema = z.object({
  contactId: contactIdSchema,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  accountId: accountIdSchema,
  accountName: z.string(),
  accountWebsite: z.string(),
  linkedInUrl: z.string(),
  createdOn: daySchema,
});
type ContactRow = z.infer<typeof contactRowSchema>;

const profileRowSchema = z.object({
  id: z.string(),
  profileUrl: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  observedAt: instantSchema,
  positions: z.array(
    z.object({ companyName: z.string(), startedOn: monthSchema.optional(), endedOn: monthSchema.optional() }),
  ),
});

/** The day on which the data set's README has it judged. */
const TODAY = daySchema.parse('2026-11-01');

export type CareersQuestion = VerdictInput & {
  /** The profile that the contact's own address names. */
  ownProfile: ProfileKey | undefined;
};

/** The careers data set as questions to `decideVerdict`: candidates by address and name, as the profile index finds them. */
export function readCareers(folder: string): CareersQuestion[] {
  const lines = readFileSync(join(folder, 'profiles.jsonl'), 'utf8').trim().split('\n');
  const index = indexProfiles(lines.map(readProfile));
  const csv: unknown = parse(readFileSync(join(folder, 'contacts.csv')), { columns: true, bom: true });
  return z
    .array(contactRowSchema)
    .parse(csv)
    .map((row) => questionOf(row, index));
}

function readProfile(line: string): Profile {
  const row = profileRowSchema.parse(JSON.parse(line));
  const seenOn = dayOf(new Date(row.observedAt));
  return {
    key: row.id as ProfileKey, // only compared, never stored
    profileUrl: row.profileUrl,
    name: { given: row.firstName, family: row.lastName },
    positions: row.positions.map(({ companyName, startedOn, endedOn }) => ({
      companyName,
      firstSeenOn: seenOn,
      lastSeenOn: seenOn,
      ...(startedOn !== undefined && { startMonth: startedOn }),
      ...(endedOn !== undefined && { endMonth: endedOn }),
    })),
    status: 'found',
    observedAt: row.observedAt,
  };
}

type ProfilesByKey = ReadonlyMap<string, readonly Profile[]>;

function indexProfiles(profiles: readonly Profile[]): ProfilesByKey {
  const index = new Map<string, Profile[]>();
  for (const profile of profiles)
    for (const key of [normaliseProfileUrl(profile.profileUrl ?? ''), ...personNameKeys(profile.name)])
      if (key !== undefined) index.set(key, [...(index.get(key) ?? []), profile]);
  return index;
}

function questionOf(row: ContactRow, index: ProfilesByKey): CareersQuestion {
  const { firstName, lastName, email, linkedInUrl, accountId } = row;
  const url = normaliseProfileUrl(linkedInUrl);
  const own = url === undefined ? [] : (index.get(url) ?? []);
  const named = personNameKeys({ given: firstName, family: lastName }).flatMap((key) => index.get(key) ?? []);
  return {
    contact: {
      id: row.contactId,
      etag: '',
      firstName,
      lastName,
      ...(email !== '' && { email }),
      ...(linkedInUrl !== '' && { linkedInUrl }),
      parent: { kind: 'account', accountId },
      active: true,
      flag: null,
    },
    account: {
      id: accountId,
      name: row.accountName,
      ...(row.accountWebsite !== '' && { website: row.accountWebsite }),
      active: true,
    },
    candidates: [...new Set([...own, ...named])],
    accountLinkChangedOn: row.createdOn,
    today: TODAY,
    policy: DEFAULT_POLICY,
    ownProfile: own[0]?.key,
  };
}
