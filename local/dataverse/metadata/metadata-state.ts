import type { EntityDefinitions } from '../entity-definitions.ts';
import type { Settings } from '../storage/settings.ts';
import { columnOfMetadata } from './column-of-metadata.ts';
import { addColumn, removeColumn } from './environment-copies.ts';
import { metadataId } from './metadata-id.ts';

/** A column that was added through the Web API, with its definition as sent. */
export type AddedColumn = {
  readonly entity: string;
  readonly name: string;
  readonly metadataId: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** Texts by language code. */
export type Labels = Readonly<Record<number, string>>;

/** What was customised, kept beside the rows. */
export class MetadataState {
  private readonly settings: Settings;
  private readonly definitions: EntityDefinitions;
  private readonly baseLanguage: number;

  constructor(deps: { settings: Settings; definitions: EntityDefinitions; baseLanguage: number }) {
    this.settings = deps.settings;
    this.definitions = deps.definitions;
    this.baseLanguage = deps.baseLanguage;
    for (const added of this.columns()) this.define(added);
  }

  columns(): readonly AddedColumn[] {
    return (this.read('columns') ?? []) as AddedColumn[]; // written by save, as below
  }

  findColumn(place: { entity: string; name: string }): AddedColumn | undefined {
    return this.columns().find(({ entity, name }) => entity === place.entity && name === place.name);
  }

  saveColumn(added: Omit<AddedColumn, 'metadataId'>): AddedColumn {
    const saved = { ...added, metadataId: metadataId(`${added.entity}.${added.name}`) };
    const others = this.columns().filter(
      ({ entity, name }) => entity !== added.entity || name !== added.name,
    );
    this.define(saved);
    this.save('columns', [...others, saved]);
    return saved;
  }

  removeColumn(place: { entity: string; name: string }): void {
    const others = this.columns().filter(
      ({ entity, name }) => entity !== place.entity || name !== place.name,
    );
    const definition = this.definitions.find(place.entity);
    if (definition !== undefined) removeColumn(definition, place.name);
    this.save('columns', others);
  }

  labels(place: string): Labels {
    return (this.read(`labels:${place}`) ?? {}) as Labels;
  }

  saveLabels(place: string, labels: Labels): void {
    this.save(`labels:${place}`, labels);
  }

  /** Tables and apps with changes that nobody has published yet. */
  unpublished(): readonly string[] {
    return (this.read('unpublished') ?? []) as string[];
  }

  markUnpublished(name: string): void {
    this.save('unpublished', [...new Set([...this.unpublished(), name])]);
  }

  publish(names: readonly string[] | 'all'): void {
    this.save(
      'unpublished',
      names === 'all' ? [] : this.unpublished().filter((name) => !names.includes(name)),
    );
  }

  private define(added: AddedColumn): void {
    const definition = this.definitions.find(added.entity);
    if (definition === undefined) return;
    removeColumn(definition, added.name);
    addColumn(definition, columnOfMetadata(added.body, this.baseLanguage));
  }

  private read(name: string): unknown {
    const text = this.settings.read(`metadata:${name}`);
    return text === undefined ? undefined : JSON.parse(text);
  }

  private save(name: string, value: unknown): void {
    this.settings.save({ name: `metadata:${name}`, value: JSON.stringify(value) });
  }
}
