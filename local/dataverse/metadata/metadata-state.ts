import type { EntityDefinitions } from '../entity-definitions.ts';
import type { Settings } from '../storage/settings.ts';
import type { AddedColumn } from './added-column.ts';
import { columnOfMetadata, relationshipsOf } from './column-of-metadata.ts';
import { DefinitionDetails } from './definition-details.ts';
import { Drafts } from './drafts.ts';
import { addColumn, removeColumn, removeRelationships } from './environment-copies.ts';
import { metadataId } from './metadata-id.ts';
import { isObject, type Labels } from './metadata-json.ts';
import { MetadataSettings } from './metadata-settings.ts';
import { optionsIn, optionTexts, standardOptions, type Option, type OptionPlace } from './option.ts';

/** A choice that several columns can show. */
export type GlobalChoice = {
  readonly name: string;
  readonly metadataId: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A text of a view that can have labels. */
export type ViewText = { readonly viewId: string; readonly attribute: string };

/** What was customised, kept beside the rows, as readers see it; what is saved and not published is in `drafts`. */
export class MetadataState {
  readonly details: DefinitionDetails;
  readonly drafts: Drafts;
  private readonly kept: MetadataSettings;
  private readonly definitions: EntityDefinitions;
  private readonly baseLanguage: number;

  constructor(deps: { settings: Settings; definitions: EntityDefinitions; baseLanguage: number }) {
    this.details = new DefinitionDetails(deps.settings);
    this.kept = new MetadataSettings(deps.settings);
    this.drafts = new Drafts(deps.settings);
    this.definitions = deps.definitions;
    this.baseLanguage = deps.baseLanguage;
    for (const added of this.columns()) this.define(added);
    for (const place of this.extendedColumns()) this.extend(place);
  }

  columns(): readonly AddedColumn[] {
    return (this.kept.read('columns') ?? []) as AddedColumn[]; // written by save, as below
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
    this.kept.save('columns', [...others, saved]);
    return saved;
  }

  removeColumn(place: { entity: string; name: string }): void {
    const others = this.columns().filter(
      ({ entity, name }) => entity !== place.entity || name !== place.name,
    );
    const definition = this.definitions.find(place.entity);
    if (definition !== undefined) removeColumn(definition, place.name);
    for (const { oneToMany } of this.definitions.all) removeRelationships(oneToMany, place);
    this.kept.save('columns', others);
    this.drafts.forget(`${place.entity}.${place.name}`);
  }

  globalChoices(): readonly GlobalChoice[] {
    return (this.kept.read('global choices') ?? []) as GlobalChoice[]; // written by saveGlobalChoice
  }

  globalChoice(key: string): GlobalChoice | undefined {
    return this.globalChoices().find(({ name, metadataId: id }) => name === key || id === key);
  }

  saveGlobalChoice({ name, body }: Omit<GlobalChoice, 'metadataId'>): GlobalChoice {
    const saved = { name, body, metadataId: metadataId(`global choice ${name}`) };
    const others = this.globalChoices().filter((choice) => choice.name !== name);
    this.kept.save('global choices', [...others, saved]);
    return saved;
  }

  removeGlobalChoice({ name }: GlobalChoice): void {
    const others = this.globalChoices().filter((choice) => choice.name !== name);
    this.kept.save('global choices', others);
    this.drafts.forget(name);
  }

  optionsOf(place: OptionPlace): readonly Option[] {
    if (place.kind === 'global') return optionsIn(this.globalChoice(place.name)?.body);
    const added = this.findColumn(place);
    if (added?.globalChoice !== undefined) return optionsIn(this.globalChoice(added.globalChoice)?.body);
    if (added !== undefined) return optionsIn(added.body['OptionSet']);
    const own = this.kept.read(`options:${place.entity}.${place.name}`);
    if (own !== undefined) return optionsIn({ Options: own });
    const column = this.definitions.find(place.entity)?.columns.find(({ name }) => name === place.name);
    return column === undefined ? [] : standardOptions(column, this.baseLanguage);
  }

  /** The tables whose columns show the options. */
  saveOptions(place: OptionPlace, options: readonly Option[]): readonly string[] {
    if (place.kind === 'global') {
      const body = { ...this.globalChoice(place.name)?.body, Options: options };
      this.saveGlobalChoice({ name: place.name, body });
      const showing = this.columns().filter(({ globalChoice }) => globalChoice === place.name);
      for (const column of showing) this.define(column);
      return [...new Set(showing.map(({ entity }) => entity))];
    }
    const added = this.findColumn(place);
    if (added !== undefined) {
      const own = added.body['OptionSet'];
      const optionSet = { ...(isObject(own) ? own : {}), Options: options };
      this.saveColumn({ ...added, body: { ...added.body, OptionSet: optionSet } });
      return [place.entity];
    }
    const { entity, name } = place;
    this.kept.save(`options:${entity}.${name}`, options);
    this.kept.save('extended columns', [
      ...this.extendedColumns().filter((other) => other.entity !== entity || other.name !== name),
      { entity, name },
    ]);
    this.extend(place);
    return [entity];
  }

  /** What readers see of a view's text in other languages than the base one. */
  labels({ viewId, attribute }: ViewText): Labels {
    return (this.kept.read(`labels:savedquery:${viewId}:${attribute}`) ?? {}) as Labels; // written by saveLabels
  }

  saveLabels({ viewId, attribute }: ViewText, labels: Labels): void {
    this.kept.save(`labels:savedquery:${viewId}:${attribute}`, labels);
  }

  /** Tables, global choices and apps with changes that nobody has published yet. */
  unpublished(): readonly string[] {
    return [...new Set(this.drafts.all().map(({ place }) => place))];
  }

  private define(added: AddedColumn): void {
    const definition = this.definitions.find(added.entity);
    if (definition === undefined) return;
    removeColumn(definition, added.name);
    const { globalChoice: shown, ...place } = added;
    const options =
      shown === undefined ? {} : { OptionSet: { Options: this.optionsOf({ kind: 'global', name: shown }) } };
    addColumn(definition, columnOfMetadata({ ...place.body, ...options }, this.baseLanguage));
    for (const { name: navigation, referenced } of relationshipsOf(added.body)) {
      const oneToMany = this.definitions.find(referenced)?.oneToMany ?? [];
      removeRelationships(oneToMany, added);
      oneToMany.push({ navigation, entity: definition.logicalName, lookup: added.name });
    }
  }

  private extendedColumns(): readonly { entity: string; name: string }[] {
    return (this.kept.read('extended columns') ?? []) as { entity: string; name: string }[]; // written by saveOptions
  }

  /** The options of a column that Dataverse ships, as they were changed. */
  private extend(place: { entity: string; name: string }): void {
    const definition = this.definitions.find(place.entity);
    const column = definition?.columns.find(({ name }) => name === place.name);
    if (definition === undefined || column?.kind !== 'choice') return;
    const options = optionTexts(this.optionsOf({ kind: 'column', ...place }), this.baseLanguage);
    removeColumn(definition, place.name);
    addColumn(definition, { ...column, options });
  }
}
