import type { Environment } from '../../crm/contract.ts';
import type { ControlStore } from '../../state/contract.ts';
import type { Telemetry } from '../../telemetry/contract.ts';

export type LookAtEnvironmentDeps = {
  environment: Environment;
  control: Pick<ControlStore, 'changeSafeguards'>;
  telemetry: Telemetry;
};

/** Once a sweep: who else may write the flag, and which columns may be hidden from us. What cannot be asked stays as it was. */
export async function lookAtEnvironment(deps: LookAtEnvironmentDeps, signal: AbortSignal): Promise<void> {
  const rivalSolutions = await deps.environment.listRivalSolutions(signal);
  const securedFields = await deps.environment.listSecuredFields(signal);
  await deps.control.changeSafeguards((current) => ({
    ...current,
    ...(rivalSolutions !== undefined && { rivalSolutions: [...rivalSolutions].sort() }),
    ...(securedFields !== undefined && { securedFields: [...securedFields].sort() }),
  }));
  if (securedFields !== undefined && securedFields.length > 0) {
    deps.telemetry.record('columns.secured', { columns: [...securedFields].sort().join(',') });
  }
}
