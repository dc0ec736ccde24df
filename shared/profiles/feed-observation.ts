import { instantOf, monthSchema, type Day, type Month } from '../domain/calendar.ts';
import type { Observation, PersonName, ReportedPosition } from '../domain/profile.ts';
import { feedProblem } from './feed-problem.ts';
import type { FeedPosition, FeedRecord } from './feed-record.ts';
import { feedRecordSchema } from './feed-record.ts';

// LinkedIn opened on 5 May 2003: nobody saw a profile before.
const EARLIEST_OBSERVATION = '2003-05-05';
const DAY_MS = 86_400_000;

export type ReadObservation =
  | { observation: Observation }
  | { problem: string; /** Index of the position at fault, where it is one. */ position?: number };

/** One record of the feed in our words, or what is wrong with it. */
export function feedObservation(raw: unknown, { today }: { today: Day }): ReadObservation {
  const parsed = feedRecordSchema.safeParse(raw);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const [place, position] = issues[0]?.path ?? [];
    const atPosition = place === 'positions' && typeof position === 'number' ? { position } : {};
    return { problem: feedProblem(issues, raw), ...atPosition };
  }
  const record = parsed.data;
  const dated = problemOfObservedAt(record.observedAt, today);
  if (dated !== undefined) return { problem: dated };
  const positions: ReportedPosition[] = [];
  for (const [index, position] of (record.positions ?? []).entries()) {
    const read = reportedPosition(position);
    if ('problem' in read)
      return { problem: `positions[${String(index + 1)}].${read.problem}`, position: index };
    positions.push(read.position);
  }
  return observationOf(record, positions);
}

function observationOf(record: FeedRecord, positions: readonly ReportedPosition[]): ReadObservation {
  const name = nameOf(record);
  const status = record.status ?? 'found';
  const profileUrl = given(record.profileUrl);
  const email = given(record.email);
  const recognisable = profileUrl ?? email ?? (Object.keys(name).length > 0 ? 'name' : undefined);
  if (recognisable === undefined && status === 'found') {
    return {
      problem: 'has no profileUrl, email or name: nothing to recognise the person by; give at least one',
    };
  }
  const city = given(record.city);
  const country = given(record.country);
  return {
    observation: {
      personKey: `feed:${record.id}`,
      ...(profileUrl !== undefined && { profileUrl }),
      name,
      ...(email !== undefined && { email }),
      ...(city !== undefined && { city }),
      ...(country !== undefined && { country }),
      positions,
      // No position at all is a hidden career: it does not say that the old jobs ended.
      coverage: positions.length === 0 ? 'none' : (record.coverage ?? 'history'),
      status,
      observedAt: instantOf(new Date(record.observedAt)),
    },
  };
}

function nameOf({ firstName, lastName, fullName }: FeedRecord): PersonName {
  const [first, last, full] = [given(firstName), given(lastName), given(fullName)];
  return {
    ...(first !== undefined && { given: first }),
    ...(last !== undefined && { family: last }),
    ...(full !== undefined && { full }),
  };
}

/** A blank value says nothing. */
const given = (text: string | null | undefined): string | undefined => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
};

function problemOfObservedAt(observedAt: string, today: Day): string | undefined {
  if (observedAt.slice(0, 10) < EARLIEST_OBSERVATION) {
    return `observedAt: lies before LinkedIn opened in 2003; give the day when the profile was seen`;
  }
  // A day ahead is another time zone, more is a mistake.
  const ahead = Date.parse(observedAt) - Date.parse(`${today}T23:59:59Z`) > DAY_MS;
  return ahead
    ? `observedAt: lies in the future (today is ${today}); give the day when the profile was seen`
    : undefined;
}

type ReadPosition = { position: ReportedPosition } | { problem: string };

function reportedPosition(raw: FeedPosition): ReadPosition {
  const start = monthFrom(raw.startedOn, { missingMonth: '01' });
  if (start.problem !== undefined) return { problem: `startedOn: ${start.problem}` };
  const end = monthFrom(raw.endedOn, { missingMonth: '12' }); // the year is over before the job is called ended
  if (end.problem !== undefined) return { problem: `endedOn: ${end.problem}` };
  if (start.month !== undefined && end.month !== undefined && end.month < start.month) {
    return { problem: 'endedOn: lies before startedOn; correct one of the two' };
  }
  const [companyId, companyDomain] = [given(raw.companyId), given(raw.companyDomain)];
  const [companyUrl, title] = [given(raw.companyUrl), given(raw.title)];
  return {
    position: {
      companyName: raw.companyName,
      ...(companyId !== undefined && { companyId }),
      ...(companyDomain !== undefined && { companyDomain }),
      ...(companyUrl !== undefined && { companyUrl }),
      ...(title !== undefined && { title }),
      ...(start.month !== undefined && { startMonth: start.month }),
      ...(end.month !== undefined && { endMonth: end.month }),
      ...(raw.kind != null && { kind: raw.kind }),
    },
  };
}

function monthFrom(
  date: string | null | undefined,
  { missingMonth }: { missingMonth: string },
): { month?: Month; problem?: string } {
  if (date == null) return {};
  const parsed = monthSchema.safeParse(date.length === 4 ? `${date}-${missingMonth}` : date.slice(0, 7));
  return parsed.success
    ? { month: parsed.data }
    : { problem: parsed.error.issues[0]?.message ?? 'expected YYYY-MM' };
}
