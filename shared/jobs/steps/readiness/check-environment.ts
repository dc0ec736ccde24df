import { obstaclesOf } from '../../../changes/obstacles.ts';
import type { Environment, Prerequisites } from '../../../crm/contract.ts';
import type { Check } from '../../../domain/readiness.ts';
import { NO_SAFEGUARDS } from '../../../domain/safeguards.ts';
import type { ControlStore } from '../../../state/contract.ts';

export type CheckEnvironmentDeps = {
  environment: Pick<Environment, 'listRivalSolutions' | 'listSecuredFields'>;
  prerequisites: Pick<Prerequisites, 'readCaller'>;
  control: Pick<ControlStore, 'readSafeguards'>;
};

/** Whether it is the environment this deployment serves. */
export async function checkSameEnvironment(deps: CheckEnvironmentDeps, signal: AbortSignal): Promise<Check> {
  const base = { name: 'sameEnvironment', neededFor: 'writing' } as const;
  const pinned = (await deps.control.readSafeguards())?.organizationId;
  const { organizationId } = await deps.prerequisites.readCaller(signal);
  if (pinned === undefined || pinned === organizationId)
    return { ...base, state: 'pass', detail: `Organization ${organizationId}.` };
  return {
    ...base,
    state: 'fail',
    detail: `Organization ${organizationId} answers; this deployment has served ${pinned}.`,
    remedy: `If the environment was restored or copied, confirm it: POST manage/safeguards {"confirm":"environment","organizationId":"${organizationId}"}.`,
  };
}

/** LinkedIn's own validation writes the same column: two that disagree would fight over it. */
export async function checkLinkedInValidation(
  deps: CheckEnvironmentDeps,
  signal: AbortSignal,
): Promise<Check> {
  const base = { name: 'linkedInValidation', neededFor: 'writing' } as const;
  const safeguards = (await deps.control.readSafeguards()) ?? NO_SAFEGUARDS;
  const solutions = await deps.environment.listRivalSolutions(signal);
  if (obstaclesOf(safeguards).includes('rival_validation')) {
    return {
      ...base,
      state: 'fail',
      detail: `LinkedIn's solutions are installed (${safeguards.rivalSolutions.join(', ')}), and values appear that nobody here wrote.`,
      remedy:
        'Switch data validation off in the Sales Navigator settings, then POST manage/safeguards {"confirm":"linkedInIsSwitchedOff"}; or, if people set the values, {"confirm":"flagsArePeoples"}.',
    };
  }
  if (solutions === undefined)
    return {
      ...base,
      state: 'unknown',
      detail: 'The list of solutions may not be read.',
      remedy: 'Give the role Read on Solution, or make sure yourself that it is off.',
    };
  const installed = solutions.length === 0 ? 'None' : solutions.join(', ');
  return {
    ...base,
    state: 'pass',
    detail: `${installed} of LinkedIn's solutions installed; no value of theirs seen.`,
  };
}

/** A column under column security that reads as null would look like a change of evidence, or a flag that somebody cleared. */
export async function checkSecuredColumns(deps: CheckEnvironmentDeps, signal: AbortSignal): Promise<Check> {
  const base = { name: 'securedColumns', neededFor: 'reading' } as const;
  const fields = await deps.environment.listSecuredFields(signal);
  if (fields === undefined)
    return { ...base, state: 'unknown', detail: 'The definitions of columns may not be read.' };
  if (fields.length === 0)
    return { ...base, state: 'pass', detail: 'No column with evidence is under column security.' };
  return {
    ...base,
    state: 'unknown',
    detail: `Under column security: ${fields.join(', ')}. What may not be read looks empty.`,
    remedy: `Add the application user to a column security profile that may read them${fields.includes('flag') ? ', and update the flag' : ''}.`,
  };
}
