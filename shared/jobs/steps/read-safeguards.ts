import type { Environment } from '../../crm/contract.ts';
import { instantOf, type Clock } from '../../domain/calendar.ts';
import { NO_SAFEGUARDS, type Safeguards } from '../../domain/safeguards.ts';
import type { ControlStore } from '../../state/contract.ts';
import type { Telemetry } from '../../telemetry/contract.ts';
import { oweReconcile } from './owe-reconcile.ts';

export type ReadSafeguardsDeps = {
  environment: Pick<Environment, 'readOrganizationId' | 'flagColumn'>;
  control: Pick<ControlStore, 'readSafeguards' | 'changeSafeguards' | 'readSweep' | 'saveSweep'>;
  telemetry: Telemetry;
  clock: Clock;
};

/**
 * The safeguards as they are now. The first environment met is the one this deployment serves; another one at its
 * address is remembered until an admin confirms it or the old one is back (design §10).
 */
export async function readSafeguards(deps: ReadSafeguardsDeps, signal: AbortSignal): Promise<Safeguards> {
  const safeguards = await withFlagColumn(deps, (await deps.control.readSafeguards()) ?? NO_SAFEGUARDS);
  const { organizationId, otherOrganizationId } = safeguards;
  const found = await deps.environment.readOrganizationId({ expected: organizationId, signal });
  if (organizationId === found && otherOrganizationId === undefined) return safeguards;
  if (organizationId !== undefined && otherOrganizationId === found) return safeguards;
  if (organizationId !== undefined && organizationId !== found) {
    deps.telemetry.record('environment.differs', { pinned: organizationId, found });
    await oweReconcile(deps);
  }
  return deps.control.changeSafeguards((current) => pinned(current, found));
}

/** In another column nobody has cleared what stood in the first: what is known of flags is of a day before, as after a restore. */
async function withFlagColumn(
  { environment: { flagColumn }, control, clock, telemetry }: ReadSafeguardsDeps,
  safeguards: Safeguards,
): Promise<Safeguards> {
  const { flagColumn: former } = safeguards;
  if (former === flagColumn) return safeguards;
  if (former !== undefined) telemetry.record('flag.moved', { from: former, to: flagColumn });
  const restoredAt = instantOf(clock.now());
  return control.changeSafeguards((current) => ({
    ...current,
    flagColumn,
    ...(current.flagColumn !== undefined && current.flagColumn !== flagColumn && { restoredAt }),
  }));
}

function pinned({ otherOrganizationId, ...rest }: Safeguards, found: string): Safeguards {
  const organizationId = rest.organizationId ?? found;
  return {
    ...rest,
    organizationId,
    ...(organizationId !== found && { otherOrganizationId: found }),
  };
}
