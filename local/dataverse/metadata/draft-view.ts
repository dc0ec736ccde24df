import type { Organization } from '../organization.ts';
import type { Row, StoredRow } from '../row.ts';

/** Saves changes of a view that is there; readers see them when its table is published. */
export function draftView({ metadata }: Organization, view: StoredRow, changes: Row): void {
  const saved = metadata.drafts.find('view', view.id)?.changes;
  const place = String(view.row['returnedtypecode']);
  metadata.drafts.put({ kind: 'view', id: view.id, changes: { ...saved, ...changes }, place });
}
