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

/** What is called, and with what: a call to a store says all that the store will hold. */
export type Called = { room: string; method: string; args: readonly unknown[] };
type Around = (call: () => Promise<unknown>, called: Called) => Promise<unknown>;

/** The same dependencies with something around every call of the rooms named. */
export const aroundCalls = <Deps extends object>(
  deps: Deps,
  { rooms, around }: { rooms: readonly string[]; around: Around },
): Deps =>
  // Same keys, same shapes: only the methods of rooms are wrapped.
  Object.fromEntries(
    Object.entries(deps).map(([name, room]: [string, unknown]) => [
      name,
      rooms.includes(name) ? wrapped(room as object, { name, around }) : room,
    ]),
  ) as Deps;

function wrapped(room: object, { name, around }: { name: string; around: Around }): object {
  return new Proxy(room, {
    get: (target, method) => {
      const member: unknown = Reflect.get(target, method, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): Promise<unknown> =>
        around(async () => (await Reflect.apply(member, target, args)) as unknown, {
          room: name,
          method: String(method),
          args,
        });
    },
  });
}
