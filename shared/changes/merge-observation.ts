import { dayOf, instantOf, type Instant } from '../domain/calendar.ts';
import type { ProfileKey } from '../domain/ids.ts';
import type { Observation, PersonFact, Position, Profile } from '../domain/profile.ts';
import { closeByObservation } from './close-by-observation.ts';
import { mergePositions } from './merge-positions.ts';
import { addDay, coverageOf, keepDays } from './observed-days.ts';
import { positionIdentity } from './position-identity.ts';

/** A career has a dozen entries; what is longer is a broken record, and one table row must hold it (design §7). */
const POSITIONS_MAX = 200;

/**
 * The profile as all readings together tell it. Readings may arrive in any order and any number of times: each part
 * of the result depends on the set of readings alone (exact up to the kept days and positions).
 */
export function mergeObservation(
  profile: Profile | undefined,
  observation: Observation,
  { profileKey, emailKey }: { profileKey: ProfileKey; emailKey?: string },
): Profile {
  const seenAt = new Date(observation.observedAt);
  const day = dayOf(seenAt);
  // One way of writing an instant, so that later ones are greater texts.
  const told = { ...observation, observedAt: instantOf(seenAt), coverage: coverageOf(observation) };
  const days = addDay(profile?.observations ?? [], { day, coverage: told.coverage });
  // A person who is gone asked not to be shown: nothing that still comes along with the notice is taken.
  const shown = told.status === 'gone' ? { ...told, positions: [] } : told;
  const positions = keepLatest(
    closeByObservation(mergePositions(profile?.positions ?? [], shown, day), days),
  );
  return {
    key: profileKey,
    ...mergeFacts(profile, { observation: told, emailKey }),
    positions,
    ...mergeStatus(profile, told),
    observations: keepDays(days, positions),
  };
}

function mergeStatus(
  profile: Profile | undefined,
  { status, observedAt }: Observation,
): Pick<Profile, 'status' | 'observedAt'> {
  if (profile === undefined || observedAt > profile.observedAt) return { status, observedAt };
  // Two readings of one instant disagree: the one that has seen the person is right.
  const tieFound = observedAt === profile.observedAt && status === 'found';
  return { status: tieFound ? 'found' : profile.status, observedAt: profile.observedAt };
}

type Facts = Pick<Profile, PersonFact>;

/** Each fact from the newest reading that has it: a source without e-mail addresses does not take one away. */
function mergeFacts(
  profile: Profile | undefined,
  { observation, emailKey }: { observation: Observation; emailKey: string | undefined },
): Facts & Required<Pick<Profile, 'factsSeenAt'>> {
  const { profileUrl, name, city, country, observedAt } = observation;
  const reported: Partial<Record<PersonFact, Facts[PersonFact]>> = {
    profileUrl,
    name,
    emailKey,
    city,
    country,
  };
  const facts: Record<string, unknown> = { name: {} };
  const factsSeenAt: Partial<Record<PersonFact, Instant>> = {};
  for (const fact of ['profileUrl', 'name', 'emailKey', 'city', 'country'] as const) {
    const before = { value: profile?.[fact], at: profile?.factsSeenAt?.[fact] ?? profile?.observedAt };
    const newest = newer(before, { value: reported[fact], at: observedAt });
    if (newest === undefined) continue;
    facts[fact] = newest.value;
    factsSeenAt[fact] = newest.at;
  }
  return { ...(facts as Facts), factsSeenAt }; // filled from Facts[fact] for each fact
}

type Told = { value: Facts[PersonFact]; at: Instant | undefined };

function newer(one: Told, other: Told): { value: Facts[PersonFact]; at: Instant } | undefined {
  const [first, second] = [one, other].filter(isTold);
  if (first === undefined || second === undefined) return first;
  if (first.at !== second.at) return first.at > second.at ? first : second;
  return textOf(first.value) >= textOf(second.value) ? first : second;
}

const isTold = (told: Told): told is { value: NonNullable<Facts[PersonFact]>; at: Instant } =>
  told.at !== undefined && textOf(told.value).trim() !== '';

const textOf = (value: Facts[PersonFact]): string =>
  typeof value === 'object' ? [value.given, value.family, value.full].join(' ') : (value ?? '');

/** Current positions first, then the latest ended; the rest falls off. */
function keepLatest(positions: readonly Position[]): Position[] {
  const ranked = positions.map((position) => ({ position, rank: rankOf(position) }));
  ranked.sort((one, other) => (one.rank > other.rank ? -1 : 1));
  return ranked.slice(0, POSITIONS_MAX).map(({ position }) => position);
}

const rankOf = (position: Position): string => {
  const end = position.endMonth ?? position.closedBetween?.before ?? '~'; // after every month
  return [end, position.startMonth ?? '', position.lastSeenOn, positionIdentity(position)].join(' ');
};
