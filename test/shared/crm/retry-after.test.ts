import { readRetryAfter } from '../../../shared/crm/retry-after.ts';

const now = new Date('2026-11-02T08:00:00Z');

describe('retry after', () => {
  it.each([
    { header: '12', waitMs: 12_000 },
    { header: ' 0 ', waitMs: 1_000 },
    { header: 'Mon, 02 Nov 2026 08:01:00 GMT', waitMs: 60_000 },
    { header: 'Mon, 02 Nov 2026 07:00:00 GMT', waitMs: 1_000 },
    { header: '99999999', waitMs: 3_600_000 },
    { header: 'soon', waitMs: 5_000 },
    { header: null, waitMs: 5_000 },
  ])('reads $header as $waitMs ms', ({ header, waitMs }) => {
    expect(readRetryAfter(header, now)).toBe(waitMs);
  });
});
