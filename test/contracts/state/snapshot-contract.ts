import { daySchema, instantSchema } from '../../../shared/domain/calendar.ts';
import { lookUpKeySchema, profileKeySchema, stampSchema } from '../../../shared/domain/ids.ts';
import type { Snapshot } from '../../../shared/domain/snapshot.ts';
import { aSnapshot, evidenceKeyOf } from '../../builders/a-snapshot.ts';
import { accountIdOf, contactIdOf, runIdOf } from '../../builders/ids.ts';
import { auditIdOf } from './numbered-ids.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';
import { readAllPages } from './read-all-pages.ts';

const numbered = (count: number): readonly Snapshot[] =>
  Array.from({ length: count }, (_, index) => aSnapshot({ contactId: contactIdOf(index + 1) }));

const inserts = (snapshots: readonly Snapshot[]) => snapshots.map((row) => ({ row, etag: undefined }));

const settled: Omit<Snapshot, 'pending'> = aSnapshot({
  departedTo: 'f'.repeat(32),
  mergedFrom: [contactIdOf(8)],
  outcome: { kind: 'notAtCompany', reason: 'position_ended' },
  flag: 1,
  flagOwner: 'us',
  writes: 1,
});

const stamp = (letter: string) => stampSchema.parse(letter.repeat(16));

/** Every field is there: one that the snapshot gains does not compile until it stands here too. */
const fullSnapshot: Required<Snapshot> & { stamps: Required<Snapshot['stamps']> } = {
  contactId: contactIdOf(1),
  stamps: {
    contact: stamp('a'),
    account: stamp('b'),
    parent: stamp('9'),
    learned: stamp('c'),
    rules: stamp('d'),
    policy: stamp('e'),
  },
  profileStamps: ['a:1', 'b:2'],
  accountId: accountIdOf(1),
  mailKey: 'm'.repeat(16),
  accountLinkChangedOn: daySchema.parse('2024-05-06'),
  departedTo: 'f'.repeat(32),
  profileKey: profileKeySchema.parse('c'.repeat(32)),
  claimKey: profileKeySchema.parse('d'.repeat(32)),
  claimants: stamp('f'),
  lookUpKeys: [lookUpKeySchema.parse('d'.repeat(32)), lookUpKeySchema.parse('e'.repeat(32))],
  mergedFrom: [contactIdOf(8), contactIdOf(9)],
  mergedKeys: [lookUpKeySchema.parse('e'.repeat(32))],
  fieldStamps: 'jobTitle:0a1b2c',
  outcome: { kind: 'held', reason: 'daily_limit' },
  evidenceKey: evidenceKeyOf('a'),
  dismissedKeys: [evidenceKeyOf('b')],
  flag: 2,
  flagOwner: 'person',
  contested: 1,
  pending: {
    from: null,
    to: 1,
    etag: 'W/"7"',
    auditId: auditIdOf(1),
    runId: runIdOf('run-1'),
    actor: 'sweep',
    settled,
  },
  owed: 1,
  writes: 3,
  dueOn: daySchema.parse('2027-01-01'),
  holdRank: '0123',
  validatedAt: instantSchema.parse('2026-11-01T06:00:00Z'),
};

export function snapshotContract(open: OpenStateForTest): void {
  describe('snapshots', () => {
    it('come back as they were saved, with every field or with none of the optional ones', async () => {
      const { snapshots } = await open();
      const bare = aSnapshot({ contactId: contactIdOf(2) });
      delete bare.accountId;
      delete bare.stamps.account;
      await snapshots.saveSnapshots(inserts([fullSnapshot, bare]));
      const found = await snapshots.readSnapshots([fullSnapshot.contactId, bare.contactId, contactIdOf(3)]);
      expect([...found.values()].map(({ row }) => row)).toEqual([fullSnapshot, bare]);
      expect(found.has(contactIdOf(3))).toBe(false);
    });

    it('are saved with the version that was read, and the answered version is good for the next write', async () => {
      const { snapshots } = await open();
      await snapshots.saveSnapshots(inserts([aSnapshot()]));
      const read = (await snapshots.readSnapshots([contactIdOf(1)])).get(contactIdOf(1));
      const first = await snapshots.saveSnapshots([{ row: aSnapshot({ writes: 1 }), etag: read?.etag }]);
      const etag = first.get(contactIdOf(1))?.etag;
      const second = await snapshots.saveSnapshots([{ row: aSnapshot({ writes: 2 }), etag }]);
      expect(second.get(contactIdOf(1))?.row.writes).toBe(2);
    });

    it('lose alone: of a hundred, only the one that somebody else changed is refused', async () => {
      const { snapshots } = await open();
      const hundred = numbered(100);
      const saved = await snapshots.saveSnapshots(inserts(hundred));
      const stolen = contactIdOf(42);
      const etagOf = (id: Snapshot['contactId']) => saved.get(id)?.etag;
      await snapshots.saveSnapshots([
        { row: aSnapshot({ contactId: stolen, contested: 9 }), etag: etagOf(stolen) },
      ]);
      const again = await snapshots.saveSnapshots(
        hundred.map((row) => ({ row: { ...row, writes: 5 }, etag: etagOf(row.contactId) })),
      );
      const lost = [...again].filter(([, version]) => version === undefined).map(([id]) => id);
      expect(lost).toEqual([stolen]);
      const now = await snapshots.readSnapshots(hundred.map((row) => row.contactId));
      expect(now.get(stolen)?.row).toMatchObject({ contested: 9, writes: 0 });
      expect([...now.values()].filter(({ row }) => row.writes === 5)).toHaveLength(99);
    });

    it('are not inserted over an existing one, nor updated when it was deleted', async () => {
      const { snapshots } = await open();
      const saved = await snapshots.saveSnapshots(inserts([aSnapshot()]));
      const again = await snapshots.saveSnapshots(inserts([aSnapshot({ writes: 3 })]));
      expect(again.get(contactIdOf(1))).toBeUndefined();
      await snapshots.deleteSnapshots([contactIdOf(1), contactIdOf(2)]);
      const late = await snapshots.saveSnapshots([
        { row: aSnapshot(), etag: saved.get(contactIdOf(1))?.etag },
      ]);
      expect(late.get(contactIdOf(1))).toBeUndefined();
      expect((await snapshots.readSnapshots([contactIdOf(1)])).size).toBe(0);
    });

    it('let one of two writers win who read the same version', async () => {
      const { snapshots } = await open();
      const saved = await snapshots.saveSnapshots(inserts([aSnapshot()]));
      const etag = saved.get(contactIdOf(1))?.etag;
      const race = await Promise.all(
        [1, 2, 3, 4].map((writes) => snapshots.saveSnapshots([{ row: aSnapshot({ writes }), etag }])),
      );
      const winners = race.flatMap((answer) => answer.get(contactIdOf(1)) ?? []);
      expect(winners).toHaveLength(1);
      const stored = (await snapshots.readSnapshots([contactIdOf(1)])).get(contactIdOf(1));
      expect(stored).toEqual(winners[0]);
    });

    it('are listed in pages, each once, in the same order every time', async () => {
      const { snapshots } = await open();
      await snapshots.saveSnapshots(inserts(numbered(25)));
      const list = () =>
        readAllPages(async (next) => {
          const { snapshots: rows, ...rest } = await snapshots.listSnapshots({ next, limit: 10 });
          return { rows, ...rest };
        });
      const pages = await list();
      expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
      expect(new Set(pages.flat().map((row) => row.contactId)).size).toBe(25);
      expect(await list()).toEqual(pages);
    });
  });
}
