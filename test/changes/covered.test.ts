import { disputedStamp } from '../../shared/changes/claim-errand.ts';
import { isCovered } from '../../shared/changes/covered.ts';
import { joinedRules } from '../../shared/changes/stamps.ts';
import { daySchema } from '../../shared/domain/calendar.ts';
import { profileKeySchema, stampSchema } from '../../shared/domain/ids.ts';
import type { Snapshot } from '../../shared/domain/snapshot.ts';
import { aSnapshot } from '../builders/a-snapshot.ts';

const snapshot = aSnapshot({
  profileStamps: ['p:1'],
  flag: 1,
  dueOn: daySchema.parse('2026-12-01'),
});
const outOfScope: Snapshot = { ...snapshot, outcome: { kind: 'skipped', reason: 'out_of_scope' } };

describe('an item is superfluous', () => {
  it.each([
    ['contact', snapshot.stamps.contact, 'other'],
    ['account', String(snapshot.stamps.account), 'other'],
    ['profile', 'p:1', 'p:2'],
    ['rules', joinedRules(snapshot.stamps), 'other'],
    ['flag', '1', '0'],
    ['due', '2026-11-30', '2026-12-01'],
  ])('by cause %s only when the snapshot carries its stamp', (cause, covered, open) => {
    expect(isCovered({ cause, stamp: covered }, snapshot)).toBe(true);
    expect(isCovered({ cause, stamp: open }, snapshot)).toBe(false);
  });

  it('by cause scope only when the contact has been judged in scope', () => {
    expect(isCovered({ cause: 'scope', stamp: '' }, snapshot)).toBe(true);
    expect(isCovered({ cause: 'scope', stamp: '' }, outOfScope)).toBe(false);
  });

  it('by cause owed only when nothing is owed', () => {
    expect(isCovered({ cause: 'owed', stamp: '' }, snapshot)).toBe(true);
    expect(isCovered({ cause: 'owed', stamp: '' }, { ...snapshot, owed: 1 })).toBe(false);
  });

  it('by cause claim when the contact has seen the same claimants, or claims nothing by name', () => {
    const claimKey = profileKeySchema.parse('c'.repeat(32));
    const claimants = stampSchema.parse('a'.repeat(16));
    expect(isCovered({ cause: 'claim', stamp: claimants }, { ...snapshot, claimKey, claimants })).toBe(true);
    expect(isCovered({ cause: 'claim', stamp: 'other' }, { ...snapshot, claimKey, claimants })).toBe(false);
    expect(isCovered({ cause: 'claim', stamp: 'other' }, { ...snapshot, claimKey })).toBe(true);
    expect(isCovered({ cause: 'claim', stamp: disputedStamp(claimKey) }, { ...snapshot, claimKey })).toBe(
      true,
    );
    expect(isCovered({ cause: 'claim', stamp: disputedStamp(claimKey) }, snapshot)).toBe(false);
  });

  it('never without a snapshot, never by hand', () => {
    expect(isCovered({ cause: 'contact', stamp: snapshot.stamps.contact }, undefined)).toBe(false);
    expect(isCovered({ cause: 'manual', stamp: '' }, snapshot)).toBe(false);
  });
});
