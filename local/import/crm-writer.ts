import type { CrmEntity, CrmRow, CrmStore, Tally } from './crm-store.ts';
import type { ImportLog } from './import-log.ts';

/** Owner of rows that name none: one syncing user that every import knows. */
export const DEFAULT_OWNER_ID = '00000000-0000-4000-8000-00000000a001';

const OWNER_TYPE = '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname';

const PRIMARY_KEYS = { contact: 'contactid', account: 'accountid', opportunity: 'opportunityid' } as const;
type ImportedEntity = keyof typeof PRIMARY_KEYS;

const withoutGaps = (row: CrmRow): CrmRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

/** Writes rows of files into the stand-in: a new row whole, a known one only in what its file changed. */
export class CrmWriter {
  readonly tally: Record<ImportedEntity, Tally> = {
    contact: { added: 0, changed: 0, unchanged: 0 },
    account: { added: 0, changed: 0, unchanged: 0 },
    opportunity: { added: 0, changed: 0, unchanged: 0 },
  };
  private readonly owners = new Map<string, CrmEntity>();
  private readonly store: CrmStore;
  private readonly log: ImportLog;

  constructor(deps: { store: CrmStore; log: ImportLog }) {
    this.store = deps.store;
    this.log = deps.log;
  }

  /** `initial`: what a new row says beyond its file. */
  write(entity: ImportedEntity, given: { id: string; row: CrmRow; initial: CrmRow }): void {
    const key = `${entity}/${given.id}`;
    const isNew = this.store.read(entity, given.id) === undefined;
    const values = isNew
      ? { _ownerid_value: DEFAULT_OWNER_ID, ...given.initial, ...withoutGaps(given.row) }
      : this.log.changesIn(key, given.row);
    this.log.remember(key, given.row);
    const tally = this.tally[entity];
    if (Object.keys(values).length === 0) {
      tally.unchanged += 1;
      return;
    }
    const { changed } = this.store.upsert(entity, {
      [PRIMARY_KEYS[entity]]: given.id,
      ...values,
      ...this.ownerType(values['_ownerid_value']),
    });
    if (isNew) tally.added += 1;
    else if (changed) tally.changed += 1;
    else tally.unchanged += 1;
  }

  /** A user for an owner nobody has seen: files name owners by id alone. */
  private ownerType(ownerId: CrmRow[string]): CrmRow {
    if (typeof ownerId !== 'string') return {};
    const known = this.owners.get(ownerId) ?? this.findOwner(ownerId);
    this.owners.set(ownerId, known);
    return { [OWNER_TYPE]: known };
  }

  private findOwner(ownerId: string): CrmEntity {
    if (this.store.read('team', ownerId) !== undefined) return 'team';
    if (this.store.read('systemuser', ownerId) === undefined) {
      const fullname = ownerId === DEFAULT_OWNER_ID ? 'Default Owner' : `Owner ${ownerId.slice(0, 8)}`;
      this.store.upsert('systemuser', { systemuserid: ownerId, fullname, isdisabled: false, accessmode: 0 });
    }
    return 'systemuser';
  }
}
