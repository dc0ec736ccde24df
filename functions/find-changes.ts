import type { TimerHandler } from '@azure/functions';
import { findChanges, type FindChangesDeps } from '../shared/jobs/find-changes.ts';
import { releaseHeld, type ReleaseHeldDeps } from '../shared/jobs/release-held.ts';
import { removeOldProfiles, type RemoveOldProfilesDeps } from '../shared/jobs/remove-old-profiles.ts';

/** The tick is fixed; how often a sweep is due is a setting. */
export const FIND_CHANGES_SCHEDULE = '0 */5 * * * *';

export const handleTick =
  (deps: FindChangesDeps & ReleaseHeldDeps & RemoveOldProfilesDeps): TimerHandler =>
  async () => {
    await findChanges(deps);
    await releaseHeld(deps);
    await removeOldProfiles(deps);
  };
