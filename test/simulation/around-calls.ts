/** Stores and queues: calls to Azure. */
export const STORES: readonly string[] = [
  'snapshots',
  'links',
  'control',
  'audit',
  'due',
  'members',
  'scope',
  'accounts',
  'learned',
  'runs',
  'parked',
  'holds',
  'profiles',
  'queue',
];

type Around = (call: () => Promise<unknown>) => Promise<unknown>;

/** The same dependencies with something around every call of the rooms named. */
export const aroundCalls = <Deps extends object>(
  deps: Deps,
  { rooms, around }: { rooms: readonly string[]; around: Around },
): Deps =>
  // Same keys, same shapes: only the methods of rooms are wrapped.
  Object.fromEntries(
    Object.entries(deps).map(([name, room]: [string, unknown]) => [
      name,
      rooms.includes(name) ? wrapped(room as object, around) : room,
    ]),
  ) as Deps;

function wrapped(room: object, around: Around): object {
  return new Proxy(room, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): Promise<unknown> =>
        around(async () => (await Reflect.apply(member, target, args)) as unknown);
    },
  });
}
