export type CrmEntity = 'contact' | 'account' | 'opportunity' | 'systemuser' | 'team';
export type CrmValue = string | number | boolean | null;
export type CrmRow = Readonly<Record<string, CrmValue | undefined>>;

/** The part of the Dataverse stand-in that an import needs. Rows that say nothing new keep their version. */
export interface CrmStore {
  upsert(entity: CrmEntity, row: CrmRow): { changed: boolean };
  read(entity: CrmEntity, id: string): CrmRow | undefined;
  transaction<T>(work: () => T): T;
}

export type Tally = { added: number; changed: number; unchanged: number };
