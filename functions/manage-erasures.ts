import * as z from 'zod';
import { contactIdSchema } from '../shared/domain/ids.ts';
import { erasePersons, type ErasePersonsDeps } from '../shared/jobs/erase-persons.ts';
import { normaliseProfileUrl } from '../shared/matching/person/normalise-profile-url.ts';
import { problem, readBody } from './http-answers.ts';
import type { ManageHandler } from './manage-handler.ts';

const PERSONS_MAX = 100;

const profileUrl = z
  .string()
  .refine((url) => normaliseProfileUrl(url) !== undefined, 'expected the address of a LinkedIn profile');

const bodySchema = z
  .strictObject({
    contactIds: z.array(contactIdSchema).max(PERSONS_MAX).default([]),
    profileUrls: z.array(profileUrl).max(PERSONS_MAX).default([]),
    emails: z.array(z.email()).max(PERSONS_MAX).default([]),
  })
  .refine(
    ({ contactIds, profileUrls, emails }) => contactIds.length + profileUrls.length + emails.length > 0,
    'name at least one person',
  );

/** POST removes all that is stored of persons (docs/operations/data-protection.md). */
export const handleErasures =
  (deps: ErasePersonsDeps): ManageHandler =>
  async (request, caller) => {
    const body = await readBody(request, bodySchema);
    if (!body.ok) return problem(400, body.fault);
    return { jsonBody: await erasePersons(deps, body.value, { erasedBy: caller.id }) };
  };
