import { whatToQueue } from '../../shared/changes/what-to-queue.ts';
import { aContact } from '../builders/a-contact.ts';
import { aSnapshot } from '../builders/a-snapshot.ts';
import { userIdOf } from '../builders/ids.ts';

const contact = aContact();
const ask = (overrides: Partial<Parameters<typeof whatToQueue>[0]>) =>
  whatToQueue({ contact, snapshot: aSnapshot(), inScope: true, mode: 'on', ...overrides })?.cause;

describe('a row of the contact delta', () => {
  it('queues nothing when it is an echo of our own write', () => {
    const flagged = aSnapshot({ flag: 1, flagOwner: 'us' });
    expect(ask({ contact: aContact({ flag: 1, etag: 'W/"2"' }), snapshot: flagged })).toBeUndefined();
  });

  it('queues nothing when only its owner changed', () => {
    expect(ask({ contact: aContact({ ownerId: userIdOf(2) }) })).toBeUndefined();
  });

  it('treats null and 0 as the same flag', () => {
    expect(ask({ contact: aContact({ flag: 0 }), snapshot: aSnapshot({ flag: null }) })).toBeUndefined();
  });

  it.each([
    ['contact', { snapshot: undefined }],
    ['contact', { contact: aContact({ lastName: 'Sample' }) }],
    ['flag', { contact: aContact({ flag: 2 }) }],
    ['owed', { snapshot: aSnapshot({ owed: 1 }) }],
    ['scope', { snapshot: aSnapshot({ outcome: { kind: 'skipped', reason: 'out_of_scope' } }) }],
  ] as const)('queues cause %s', (cause, situation) => {
    expect(ask(situation)).toBe(cause);
  });

  it('leaves what a dry run owes alone while the dry run lasts', () => {
    expect(ask({ snapshot: aSnapshot({ owed: 1 }), mode: 'dryRun' })).toBeUndefined();
  });

  it('ignores a contact nobody syncs and nobody knew', () => {
    expect(ask({ snapshot: undefined, inScope: false })).toBeUndefined();
  });
});
