import { startDataverse, type Dataverse } from '../dataverse/start-dataverse.ts';
import { LINKEDIN_COLUMN, STAND_IN_SETTINGS } from './app-settings.ts';
import { freePort } from './free-port.ts';
import { startPlatform, type Platform, type PlatformOptions } from './start-platform.ts';

export type LocalPlatform = Platform & { dataverse: Dataverse };

/** Starts what stands in for Azure and Dynamics; what was started is stopped when the rest fails. */
export async function startLocalPlatform(options: PlatformOptions): Promise<LocalPlatform> {
  const { state } = options;
  await using started = new AsyncDisposableStack();
  const port = await freePort(state.origin?.ports['dataverse']);
  const dataverse = await startDataverse({
    ...(state.kept ? { storeFile: state.file('dataverse.db') } : {}),
    port,
    linkedInUrlColumn: LINKEDIN_COLUMN,
    accountLinkedInUrlColumn: LINKEDIN_COLUMN,
  });
  started.defer(() => dataverse.stop());
  const { url, identity } = dataverse;
  const platform = await startPlatform(options, { url, identity, settings: STAND_IN_SETTINGS });
  started.defer(() => platform.stop());
  const stack = started.move();
  return {
    ...platform,
    dataverse,
    crmUrl: dataverse.apiUrl,
    ports: { ...platform.ports, dataverse: port },
    measure: async () => ({ ...(await platform.measure()), dataverse: dataverse.statistics() }),
    stop: () => stack.disposeAsync(),
  };
}
