import type { Prerequisites, Reaction } from '../crm/contract.ts';
import { standInTheWay, type Check } from '../domain/readiness.ts';
import { checkPrerequisites, type CheckPrerequisitesDeps } from './steps/readiness/check-prerequisites.ts';

export type CheckReadinessDeps = CheckPrerequisitesDeps & {
  prerequisites: Pick<Prerequisites, 'listReactions' | 'readOrganizationName'>;
};

export type Readiness = {
  /** Whether each mode could be switched on now. */
  ready: { on: boolean; dryRun: boolean };
  organizationName?: string;
  checks: readonly Check[];
  /** Plug-in steps and flows that writing a flag sets off. */
  setOffByWrites?: readonly Reaction[];
  /** Kinds of which nothing may be read: that none is listed says nothing. */
  notListed?: readonly Reaction['kind'][];
};

/** What an admin looks at before the first write. */
export async function checkReadiness(deps: CheckReadinessDeps, signal: AbortSignal): Promise<Readiness> {
  const checks = await checkPrerequisites(deps, signal);
  const reachable = checks.some(({ name, state }) => name === 'dataverseReachable' && state === 'pass');
  const listed = reachable ? await deps.prerequisites.listReactions(signal) : undefined;
  const organizationName = reachable ? await deps.prerequisites.readOrganizationName(signal) : undefined;
  return {
    ready: {
      on: standInTheWay(checks, 'on').length === 0,
      dryRun: standInTheWay(checks, 'dryRun').length === 0,
    },
    ...(organizationName !== undefined && { organizationName }),
    checks,
    ...(listed !== undefined && { setOffByWrites: listed.reactions }),
    ...(listed !== undefined && listed.unseen.length > 0 && { notListed: listed.unseen }),
  };
}
