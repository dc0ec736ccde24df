import type { Instant } from '../domain/calendar.ts';
import type { CleanUp } from '../domain/clean-up.ts';

/** What is known of the profile index as a whole. */
export interface ProfileUpkeep {
  readCleanUp(): Promise<CleanUp | undefined>;
  saveCleanUp(cleanUp: CleanUp): Promise<void>;

  /** When the newest of all profiles read so far was observed, which tells whether a source is fresh. Never moved back. */
  readNewestProfileAt(): Promise<Instant | undefined>;
  noteProfileAt(observedAt: Instant): Promise<void>;
}
