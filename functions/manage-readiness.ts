import { checkReadiness, type CheckReadinessDeps } from '../shared/jobs/check-readiness.ts';
import type { ManageHandler } from './manage-handler.ts';

/** Longer than a healthy environment needs; shorter than a person waits. */
export const READINESS_LIMIT_MS = 60_000;

/** GET says what is in order, what is not and what to do about it. */
export const handleReadiness =
  (deps: CheckReadinessDeps): ManageHandler =>
  async () => ({ jsonBody: await checkReadiness(deps, AbortSignal.timeout(READINESS_LIMIT_MS)) });
