import { makeServices } from '../../functions/services.ts';
import { showViews } from '../../local/cli/show-views.ts';
import { startLocalPlatform } from '../../local/cli/start-local-platform.ts';
import { openStateFolder } from '../../local/cli/state-folder.ts';
import { readSettings } from '../../shared/config/settings.ts';
import { daySchema } from '../../shared/domain/calendar.ts';
import type { population } from '../simulation/population.ts';
import { givePopulation } from './give-population.ts';

/** Look-up keys are made with it: the same in every world, so that end states can be compared. */
const LOOK_UP_SECRET = 'a secret of the long tests, thirty-two characters or more';

export type LocalWorld = Awaited<ReturnType<typeof startLocalWorld>>;

/** The whole product as `npm start` runs it, in a folder of its own: real processes, real bundle, nothing kept from before. */
export async function startLocalWorld(
  people: ReturnType<typeof population>,
  { lockDurationMs }: { lockDurationMs?: number } = {},
) {
  await using started = new AsyncDisposableStack();
  const folder = await openStateFolder(undefined);
  started.defer(() => folder.close());
  const platform = await startLocalPlatform({
    root: process.cwd(),
    state: { ...folder, lookUpSecret: LOOK_UP_SECRET },
    today: daySchema.parse('2026-11-01'),
    lockDurationMs,
    onLine: () => undefined,
  });
  started.defer(() => platform.stop());
  showViews(platform.dataverse.store);
  await givePopulation(people, { store: platform.dataverse.store, feed: folder.feed });
  const runner = await platform.startApp();
  /** The app's own stores, from this process: what stands in them is asked of the rooms that wrote it. */
  const services = makeServices(readSettings(platform.settings));
  const stack = started.move();
  return { folder, platform, runner, services, stop: () => stack.disposeAsync() };
}
