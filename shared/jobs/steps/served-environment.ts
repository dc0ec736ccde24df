import type { ControlStore } from '../../state/contract.ts';

export type ServedEnvironmentDeps = { control: Pick<ControlStore, 'readSafeguards'> };
/** None before the first was met. */
export type ServedEnvironment = { organizationId?: string };

/** Which environment an answer speaks of: the one that is pinned, also while another one stands at its address. */
export async function servedEnvironment({ control }: ServedEnvironmentDeps): Promise<ServedEnvironment> {
  const { organizationId } = (await control.readSafeguards()) ?? {};
  return organizationId === undefined ? {} : { organizationId };
}
