import { daySchema, instantSchema } from '../../../shared/domain/calendar.ts';
import { stampSchema } from '../../../shared/domain/ids.ts';
import type { Sweep } from '../../../shared/domain/sweep.ts';
import { runIdOf } from '../../builders/ids.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';

const noon = instantSchema.parse('2026-11-01T12:00:00Z');
const day = daySchema.parse('2026-11-01');

/** Every field is set: a store that forgets one fails here. */
const aSweep: Required<Sweep> = {
  runId: runIdOf('run-1'),
  epoch: 3_000_000_000,
  kind: 'changes',
  stage: 'contacts',
  page: 4,
  rows: 1,
  reconcileOwed: true,
  // Longer than one property holds, and with characters of two halves at the seams; elsewhere none, since Azurite
  // itself breaks a character of several bytes that lies on the border of two network chunks.
  cursors: { contacts: { round: `${'x'.repeat(31_920)}${'😀'.repeat(60)}`.repeat(3), next: 'y' }, due: {} },
  startedAt: noon,
  advancedAt: noon,
  appliedRules: stampSchema.parse('a'.repeat(16)),
};

export function controlContract(open: OpenStateForTest): void {
  describe('control', () => {
    it('knows no enablement and no sweep before the first is saved', async () => {
      const { control } = await open();
      expect(await control.readEnablement()).toBeUndefined();
      expect(await control.readSweep()).toBeUndefined();
      expect(await control.readPausedUntil()).toBeUndefined();
    });

    it('keeps the enablement of whoever read the latest version', async () => {
      const { control } = await open();
      const on = { dataValidation: 'on', changedBy: 'admin-1', changedAt: noon } as const;
      const first = await control.saveEnablement({ row: on, etag: undefined });
      const off = { ...on, dataValidation: 'off' } as const;
      expect(await control.saveEnablement({ row: off, etag: undefined })).toBeUndefined();
      const second = await control.saveEnablement({ row: off, etag: first?.etag });
      expect(await control.saveEnablement({ row: on, etag: first?.etag })).toBeUndefined();
      expect(await control.readEnablement()).toEqual(second);
      expect(second?.row).toEqual(off);
    });

    it('keeps every field of a sweep, with cursors of any length', async () => {
      const { control } = await open();
      const saved = await control.saveSweep({ row: aSweep, etag: undefined });
      expect(await control.readSweep()).toEqual({ row: aSweep, etag: saved?.etag });
      const shorter: Sweep = { ...aSweep, rows: 17_000, cursors: { contacts: { next: 'short' } } };
      await control.saveSweep({ row: shorter, etag: saved?.etag });
      expect((await control.readSweep())?.row).toEqual(shorter);
    });

    it('never moves a pause back', async () => {
      const { control } = await open();
      const later = instantSchema.parse('2026-11-01T14:00:00+01:00'); // 13:00 UTC
      await control.pauseUntil(later);
      await control.pauseUntil(noon);
      expect(await control.readPausedUntil()).toBe(later);
      const latest = instantSchema.parse('2026-11-01T13:30:00Z');
      await control.pauseUntil(latest);
      expect(await control.readPausedUntil()).toBe(latest);
    });

    it('keeps the safeguards through changes by several at once, and forgets what is taken away', async () => {
      const { control } = await open();
      expect(await control.readSafeguards()).toBeUndefined();
      const [one, other] = ['11111111-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000002'];
      await Promise.all([
        control.changeSafeguards((current) => ({
          ...current,
          organizationId: one,
          otherOrganizationId: other,
        })),
        control.changeSafeguards((current) => ({ ...current, rivalSolutions: ['LinkedIn'] })),
        control.changeSafeguards((current) => ({ ...current, securedFields: ['email', 'city'] })),
      ]);
      const rest = { rivalSolutions: ['LinkedIn'], securedFields: ['email', 'city'] };
      expect(await control.readSafeguards()).toEqual({
        organizationId: one,
        otherOrganizationId: other,
        ...rest,
      });
      const answer = await control.changeSafeguards(({ otherOrganizationId, ...current }) => current);
      expect(answer).toEqual({ organizationId: one, ...rest });
      expect(await control.readSafeguards()).toEqual(answer);
    });

    it('keeps the day and limit of the last release, and how far a clean-up has come', async () => {
      const { control } = await open();
      expect([await control.readRelease(), await control.readCleanUp()]).toEqual([undefined, undefined]);
      await control.saveRelease({ day, limit: 500, runId: runIdOf('run-1'), goesOn: true });
      expect(await control.readRelease()).toMatchObject({ runId: 'run-1', goesOn: true });
      await control.saveRelease({ day, limit: 3_000_000_000 });
      expect(await control.readRelease()).toEqual({ day, limit: 3_000_000_000 });
      await control.saveCleanUp({ next: 'page' }); // as rows were that knew of no newest profile
      expect(await control.readCleanUp()).toEqual({ next: 'page' });
      await control.saveCleanUp({ next: 'page', newestAt: noon });
      expect(await control.readCleanUp()).toEqual({ next: 'page', newestAt: noon });
      await control.saveCleanUp({ doneOn: day });
      expect(await control.readCleanUp()).toEqual({ doneOn: day });
    });

    it('knows the newest profile noted, in whatever order and by however many at once', async () => {
      const { control } = await open();
      expect(await control.readNewestProfileAt()).toBeUndefined();
      const earlier = instantSchema.parse('2026-11-01T11:59:59.999Z');
      await control.noteProfileAt(noon);
      await control.noteProfileAt(earlier);
      expect(await control.readNewestProfileAt()).toBe(noon);
      const days = [5, 9, 2, 7].map((n) => instantSchema.parse(`2026-11-0${n}T00:00:00Z`));
      await Promise.all(days.map((at) => control.noteProfileAt(at)));
      expect(await control.readNewestProfileAt()).toBe('2026-11-09T00:00:00Z');
    });

    it('remembers which runs were cancelled', async () => {
      const { control } = await open();
      await control.cancelRun(runIdOf('run-1'));
      await control.cancelRun(runIdOf('run-1'));
      expect(await control.isRunCancelled(runIdOf('run-1'))).toBe(true);
      expect(await control.isRunCancelled(runIdOf('run-2'))).toBe(false);
    });

    it('hands out no more flags than the day has, however many ask at once', async () => {
      const { control } = await open();
      const taken = await Promise.all(
        Array.from({ length: 8 }, () => control.takeFlagAllowance({ day, wanted: 3, limit: 20 })),
      );
      expect(taken.toSorted((left, right) => left - right)).toEqual([0, 2, 3, 3, 3, 3, 3, 3]);
      expect(await control.takeFlagAllowance({ day, wanted: 1, limit: 20 })).toBe(0);
      const tomorrow = daySchema.parse('2026-11-02');
      expect(await control.takeFlagAllowance({ day: tomorrow, wanted: 5, limit: 20 })).toBe(5);
    });

    it('takes nothing when a lowered limit is already exceeded', async () => {
      const { control } = await open();
      await control.takeFlagAllowance({ day, wanted: 10, limit: 20 });
      expect(await control.takeFlagAllowance({ day, wanted: 1, limit: 5 })).toBe(0);
      expect(await control.takeFlagAllowance({ day, wanted: 20, limit: 20 })).toBe(10);
    });
  });
}
