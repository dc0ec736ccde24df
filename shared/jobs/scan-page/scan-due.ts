import type { ScanStage } from './stage.ts';

const DUE_PER_PAGE = 1000;

/** Outcomes that the calendar alone may change (promise 11). */
export const scanDue: ScanStage = async (deps, { cursor }) => {
  const { rows, next } = await deps.due.listDue({
    until: deps.clock.today(),
    next: cursor.next,
    limit: DUE_PER_PAGE,
  });
  return {
    rows: rows.length,
    items: rows.map(({ contactId, day }) => ({ contactId, cause: 'due', stamp: day })),
    cursor: next === undefined ? {} : { next },
    complete: next === undefined,
  };
};
