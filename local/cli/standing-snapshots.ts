import { servicesAliases } from '../../functions/services-aliases.ts';
import { makeServices } from '../../functions/services.ts';
import { readSettings } from '../../shared/config/settings.ts';
import type { Snapshot } from '../../shared/domain/snapshot.ts';

const PAGE = 1_000; // as many as Table Storage answers at once

/** The snapshots of all contacts that were ever validated, read with the app's own services from this process. */
export async function* standingSnapshots(settings: Record<string, string>): AsyncIterable<Snapshot> {
  const read = readSettings(settings);
  const { snapshots } = makeServices(read, await servicesAliases(read), () => undefined);
  let next: string | undefined;
  do {
    const page = await snapshots.listSnapshots({ next, limit: PAGE });
    yield* page.snapshots;
    next = page.next;
  } while (next !== undefined);
}
