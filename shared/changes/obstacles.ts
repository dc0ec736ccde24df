import type { Safeguards } from '../domain/safeguards.ts';

/** Why nothing may be written although validation is on. */
export type Obstacle = 'other_environment' | 'rival_validation';

/**
 * `other_environment`: nothing is even read, or its rows would be taken for changes. `rival_validation`: LinkedIn's
 * own validation may be writing the same column; flags are owed until an admin has answered (design §10).
 */
export function obstaclesOf(safeguards: Safeguards): Obstacle[] {
  const { otherOrganizationId, rivalSolutions, unexplainedAt, rivalAnswer } = safeguards;
  const isRival = rivalSolutions.length > 0 && unexplainedAt !== undefined && rivalAnswer === undefined;
  return [
    ...(otherOrganizationId === undefined ? [] : (['other_environment'] as const)),
    ...(isRival ? (['rival_validation'] as const) : []),
  ];
}
