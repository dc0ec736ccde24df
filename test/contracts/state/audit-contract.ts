import { instantSchema } from '../../../shared/domain/calendar.ts';
import type { AuditEntry } from '../../../shared/state/contract.ts';
import { evidenceKeyOf } from '../../builders/a-snapshot.ts';
import { contactIdOf, runIdOf } from '../../builders/ids.ts';
import type { EveryField } from './every-field.ts';
import { auditIdOf } from './numbered-ids.ts';
import type { OpenStateForTest } from './open-state-for-test.ts';
import { readAllPages } from './read-all-pages.ts';

const theEntry: EveryField<AuditEntry> = {
  auditId: auditIdOf(1),
  runId: runIdOf('run-1'),
  contactId: contactIdOf(1),
  from: null,
  to: 1,
  outcome: { kind: 'notAtCompany', reason: 'position_ended' },
  evidenceKey: evidenceKeyOf('a'),
  actor: 'sweep',
  at: instantSchema.parse('2026-11-01T12:00:00Z'),
};
const anEntry = (overrides: Partial<AuditEntry> = {}): AuditEntry => ({ ...theEntry, ...overrides });

export function auditContract(open: OpenStateForTest): void {
  describe('audit', () => {
    it('finds an entry by its run and by its contact', async () => {
      const { audit } = await open();
      const first = anEntry();
      const undone = anEntry({
        auditId: auditIdOf(2),
        runId: runIdOf('run-2'),
        from: 1,
        to: 0,
        at: instantSchema.parse('2026-10-31T12:00:00Z'),
      });
      delete undone.evidenceKey;
      await audit.addEntries([first, undone, anEntry({ auditId: auditIdOf(3), contactId: contactIdOf(2) })]);
      expect(await audit.listByContact(contactIdOf(1))).toEqual([undone, first]);
      const byRun = await audit.listByRun({ runId: runIdOf('run-2'), next: undefined, limit: 10 });
      expect(byRun).toEqual({ entries: [undone] });
    });

    it('keeps the first of two entries about one intention', async () => {
      const { audit } = await open();
      await audit.addEntries([anEntry(), anEntry({ auditId: auditIdOf(2) })]);
      await audit.addEntries([
        anEntry({ actor: 'retry' }),
        anEntry({ auditId: auditIdOf(3), contactId: contactIdOf(2) }),
      ]);
      expect((await audit.listByContact(contactIdOf(1))).map((entry) => entry.actor)).toEqual([
        'sweep',
        'sweep',
      ]);
      expect(await audit.listByContact(contactIdOf(2))).toHaveLength(1);
    });

    it('erases a contact from its own history and from the runs', async () => {
      const { audit } = await open();
      const other = anEntry({ auditId: auditIdOf(2), contactId: contactIdOf(2) });
      await audit.addEntries([anEntry(), anEntry({ auditId: auditIdOf(3), runId: runIdOf('run-2') }), other]);
      await audit.eraseContacts([contactIdOf(1), contactIdOf(3)]);
      expect(await audit.listByContact(contactIdOf(1))).toEqual([]);
      expect(await audit.listByRun({ runId: runIdOf('run-1'), next: undefined, limit: 10 })).toEqual({
        entries: [other],
      });
      const emptied = await audit.listByRun({ runId: runIdOf('run-2'), next: undefined, limit: 10 });
      expect(emptied.entries).toEqual([]);
    });

    it('lists a long run in pages', async () => {
      const { audit } = await open();
      const entries = Array.from({ length: 120 }, (_, index) => anEntry({ auditId: auditIdOf(index) }));
      await audit.addEntries(entries);
      const pages = await readAllPages(async (next) => {
        const { entries: rows, ...rest } = await audit.listByRun({
          runId: runIdOf('run-1'),
          next,
          limit: 50,
        });
        return { rows, ...rest };
      });
      expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
      expect(new Set(pages.flat().map((entry) => entry.auditId)).size).toBe(120);
    });
  });
}
