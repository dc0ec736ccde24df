import type { DatabaseSync } from 'node:sqlite';
import type { Entity, EntityCollection } from './azurite-parts.ts';
import type { KeyRange } from './key-range.ts';

type Keys = Pick<Entity, 'PartitionKey' | 'RowKey'>;
type Prepared = ReturnType<DatabaseSync['prepare']>;

const OF_ROW = 'place = ? AND partition = ? AND row = ?';

/** Azurite wrote the text: it is an entity again. */
const entityOf = (row: Record<string, unknown> | undefined): Entity | null =>
  row === undefined ? null : (JSON.parse(String(row['body'])) as Entity);

/** The rows of one table, found by their keys instead of one after the other. */
export class EntityTable implements EntityCollection {
  private readonly database: DatabaseSync;
  private readonly place: number;
  private readonly reading: Prepared;
  private readonly writing: Prepared;
  private readonly removing: Prepared;

  constructor(deps: { database: DatabaseSync; place: number }) {
    this.database = deps.database;
    this.place = deps.place;
    this.reading = this.database.prepare(`SELECT body FROM entities WHERE ${OF_ROW}`);
    this.writing = this.database.prepare('INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?)');
    this.removing = this.database.prepare(`DELETE FROM entities WHERE ${OF_ROW}`);
  }

  findOne({ PartitionKey, RowKey }: Keys): Entity | null {
    return entityOf(this.reading.get(this.place, PartitionKey, RowKey));
  }

  insert(entity: Entity): void {
    const { PartitionKey, RowKey } = entity;
    this.writing.run(this.place, PartitionKey, RowKey, JSON.stringify(entity));
  }

  update(entity: Entity): void {
    this.insert(entity);
  }

  remove({ PartitionKey, RowKey }: Keys): void {
    this.removing.run(this.place, PartitionKey, RowKey);
  }

  /** Rows of the range in the order of their keys, from `start` on. */
  *range({ PartitionKey: partition, RowKey: row }: KeyRange, start: Partial<Keys>): Generator<Entity> {
    const conditions = ['place = ?'];
    const values: (string | number)[] = [this.place];
    const add = (condition: string, ...given: (string | undefined)[]) => {
      const known = given.filter((value) => value !== undefined);
      if (known.length < given.length) return;
      conditions.push(condition);
      values.push(...known);
    };
    add('partition >= ?', partition.from);
    add('partition <= ?', partition.to);
    // Within one partition the rows of the range lie together; over several each row is looked at.
    add('row >= ?', row.from);
    add('row <= ?', row.to);
    add('(partition, row) >= (?, ?)', start.PartitionKey, start.RowKey);
    const where = withEqualPartition(conditions, partition);
    const select = this.database.prepare(`SELECT body FROM entities WHERE ${where} ORDER BY partition, row`);
    for (const found of select.iterate(...values)) {
      const entity = entityOf(found);
      if (entity !== null) yield entity;
    }
  }
}

/** SQLite seeks in the row keys only below an equal partition. */
const withEqualPartition = (conditions: string[], { from, to }: KeyRange['PartitionKey']): string =>
  from !== undefined && from === to
    ? conditions.join(' AND ').replace('partition >= ? AND partition <= ?', 'partition = ? AND partition = ?')
    : conditions.join(' AND ');
