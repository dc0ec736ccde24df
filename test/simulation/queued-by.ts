import type { ContactId } from '../../shared/domain/ids.ts';
import type { World } from './world.ts';

/** The contacts that the next sweep validates because of what is done first, each with the causes. */
export async function queuedBy(world: World, change: () => unknown): Promise<Record<ContactId, string[]>> {
  const before = world.jobs().length;
  await change();
  await world.sweep();
  const causes: Record<ContactId, string[]> = {};
  for (const { contactId, cause } of world
    .jobs()
    .slice(before)
    .flatMap(({ items }) => items)) {
    causes[contactId] = [...new Set([...(causes[contactId] ?? []), cause])].sort();
  }
  return causes;
}
