import type { ImportReport } from '../../import/apply-crm-files.ts';

const none = { added: 0, changed: 0, unchanged: 0 };

/** Of a run that reads its contacts where they are. */
export const NOTHING_IMPORTED: ImportReport = {
  contacts: none,
  accounts: none,
  opportunities: none,
  rows: { contacts: 0, accounts: 0, opportunities: 0 },
  repeated: 0,
  rejectedRows: 0,
  rejected: [],
  notes: [],
  readings: [],
};
