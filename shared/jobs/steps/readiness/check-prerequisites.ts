import { GiveUp, RetryLater } from '../../../domain/failures.ts';
import type { Check, Prerequisite } from '../../../domain/readiness.ts';
import { checkDetailColumns, checkFlagColumn, checkLinkedInColumn } from './check-columns.ts';
import {
  checkLinkedInValidation,
  checkSameEnvironment,
  checkSecuredColumns,
  type CheckEnvironmentDeps,
} from './check-environment.ts';
import { checkProfileSource, checkScope, type CheckInputsDeps } from './check-inputs.ts';
import { checkQueues, checkTables, type CheckPlatformDeps } from './check-platform.ts';
import {
  checkChangeTracking,
  checkPrivileges,
  checkViews,
  checkWritesAllowed,
  type CheckSchemaDeps,
} from './check-schema.ts';

export type CheckPrerequisitesDeps = CheckEnvironmentDeps &
  CheckSchemaDeps &
  CheckInputsDeps &
  CheckPlatformDeps;

type Probe = {
  name: Prerequisite;
  check: (deps: CheckPrerequisitesDeps, signal: AbortSignal) => Promise<readonly Check[] | Check> | Check;
};

/** Each asks Dataverse; none can say anything while it does not answer. */
const OF_DATAVERSE: readonly Probe[] = [
  { name: 'sameEnvironment', check: checkSameEnvironment },
  { name: 'privileges', check: checkPrivileges },
  { name: 'flagColumn', check: checkFlagColumn },
  { name: 'linkedInColumn', check: checkLinkedInColumn },
  { name: 'detailColumns', check: checkDetailColumns },
  { name: 'views', check: checkViews },
  { name: 'changeTracking', check: checkChangeTracking },
  { name: 'securedColumns', check: checkSecuredColumns },
  { name: 'linkedInValidation', check: checkLinkedInValidation },
  { name: 'syncingUsers', check: checkScope },
];

const OF_THE_REST: readonly Probe[] = [
  { name: 'writesAllowed', check: checkWritesAllowed },
  { name: 'profileSource', check: checkProfileSource },
  { name: 'tables', check: checkTables },
  { name: 'queues', check: checkQueues },
];

const REMEDIES: Partial<Record<Prerequisite, string>> = {
  dataverseReachable:
    'Check DATAVERSE_URL, and that the app is registered as an application user with a security role.',
  profileSource: 'Check the settings of the profile source, and the files named.',
  tables: 'Check the settings of the state storage and the role of the identity on it.',
};

/** A fault of a known kind is an answer to the question; any other is a bug and is thrown. */
async function run(
  probe: Probe,
  { deps, signal }: { deps: CheckPrerequisitesDeps; signal: AbortSignal },
): Promise<readonly Check[]> {
  try {
    const checked = await probe.check(deps, signal);
    return [checked].flat();
  } catch (fault) {
    if (!(fault instanceof GiveUp || fault instanceof RetryLater)) throw fault;
    const remedy = REMEDIES[probe.name] ?? 'Ask again; if it stays, see the log of the app.';
    return [{ name: probe.name, neededFor: 'reading', state: 'fail', detail: fault.message, remedy }];
  }
}

const reach: Probe = {
  name: 'dataverseReachable',
  check: async ({ prerequisites }, signal) => {
    await prerequisites.readCaller(signal);
    return {
      name: 'dataverseReachable',
      neededFor: 'reading',
      state: 'pass',
      detail: 'It answers and knows us.',
    };
  },
};

/** Every prerequisite, in the order of the list; those of Dataverse are left out while it does not answer. */
export async function checkPrerequisites(
  deps: CheckPrerequisitesDeps,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const [reached] = await run(reach, { deps, signal });
  const probes = reached?.state === 'pass' ? [...OF_DATAVERSE, ...OF_THE_REST] : OF_THE_REST;
  const checks = await Promise.all(probes.map((probe) => run(probe, { deps, signal })));
  return [...(reached === undefined ? [] : [reached]), ...checks.flat()];
}
