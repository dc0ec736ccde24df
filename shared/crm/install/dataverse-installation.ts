import type { CrmInstallation } from '../contract.ts';
import type { DataverseHttp } from '../dataverse-http.ts';
import type { InstallOptions } from './install-options.ts';
import { makeMetadataHttp } from './metadata-http.ts';
import { planInstallation, reportOf } from './plan-installation.ts';
import { planRemoval } from './plan-removal.ts';
import type { Plan } from './plan.ts';
import { readInventory } from './read-inventory.ts';
import { readRemovalFacts } from './removal-facts.ts';
import { shippedHashes } from './shipped-views.ts';

type Given = { readonly options: InstallOptions; readonly signal: AbortSignal };

/** What an installation would do here. Reads alone; the steps do what they say when they are run. */
export async function readInstallationPlan(
  http: DataverseHttp,
  { options, signal, shipped = shippedHashes() }: Given & { readonly shipped?: ReadonlySet<string> },
): Promise<Plan> {
  const inventory = await readInventory(makeMetadataHttp(http, signal), options);
  return planInstallation(inventory, { options, shipped });
}

/** What an uninstallation would do here. */
export async function readRemovalPlan(
  http: DataverseHttp,
  { options, signal }: Given,
): Promise<Omit<Plan, 'settings'>> {
  const metadata = makeMetadataHttp(http, signal);
  const inventory = await readInventory(metadata, options);
  return planRemoval(inventory, await readRemovalFacts(metadata, inventory));
}

/** What is there and what is missing, for the app's own identity: it may look, and nothing else. */
export const makeDataverseInstallation = (http: DataverseHttp, options: InstallOptions): CrmInstallation => ({
  read: async ({ signal }) => {
    const report = reportOf(await readInstallationPlan(http, { options, signal }));
    return { ...report, obstacles: report.obstacles.filter(({ concerns }) => concerns === 'environment') };
  },
});
