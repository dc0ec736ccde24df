import type { Observation } from '../../shared/domain/profile.ts';
import { aMove } from '../builders/an-observation.ts';
import { accountIdOf } from '../builders/ids.ts';
import { aPerson, letters } from './population.ts';
import type { World } from './world.ts';

/** Persons numbered from this one on work for one account and leave for one place: the brake knows them. */
export type Circle = { colleaguesFrom?: number | undefined };

/** Number of the account that a person works for. */
export const accountOf = (person: number, { colleaguesFrom = person }: Circle): number =>
  Math.min(person, colleaguesFrom);

export const nextCompanyOf = (person: number, circle: Circle): string =>
  `Zorb${letters(accountOf(person, circle))} Industries`;

const companyOf = ({ positions: [position] }: Observation): string => position?.companyName ?? '';

/** As `aPerson`, at the account that is theirs in this circle. */
export function personOf(person: number, circle: Circle): ReturnType<typeof aPerson> {
  const employer = accountOf(person, circle);
  const { account, contact, observation } = aPerson(person);
  return {
    account,
    contact: { ...contact, parent: { kind: 'account', accountId: accountIdOf(employer) } },
    observation: { ...observation, positions: aPerson(employer).observation.positions },
  };
}

/** The person's profile once they have left. */
function afterLeaving(
  person: number,
  { circle, observedAt }: { circle: Circle; observedAt: string },
): Observation {
  const { observation } = personOf(person, circle);
  return {
    ...observation,
    positions: aMove({ from: companyOf(observation), to: nextCompanyOf(person, circle) }),
    observedAt: observedAt as Observation['observedAt'], // an instant as any other
  };
}

/** A person leaves now, unless they have: a source that is asked from now on shows it. */
export function leaveOnce(
  { nowMs, source }: Pick<World, 'nowMs' | 'source'>,
  person: number,
  { circle, left }: { circle: Circle; left: Set<number> },
): void {
  if (left.has(person)) return;
  left.add(person);
  source.observations.push(afterLeaving(person, { circle, observedAt: new Date(nowMs).toISOString() }));
}
