import type { Settings } from '../storage/settings.ts';
import type { Labels } from './metadata-json.ts';
import { MetadataSettings } from './metadata-settings.ts';

export type AlternateKey = { readonly name: string; readonly columns: readonly string[] };

/** What is kept of tables, columns and rows beside their definitions: names, keys, next numbers, texts in other languages. */
export class DefinitionDetails {
  private readonly kept: MetadataSettings;

  constructor(settings: Settings) {
    this.kept = new MetadataSettings(settings);
  }

  /** The next number of an auto-number column, which starts at 1000 (Power Apps, "Autonumber columns": seed value). */
  takeNumber(place: { entity: string; name: string }): number {
    const next = Number(this.kept.read(`next number:${place.entity}.${place.name}`) ?? 1000);
    this.seedNumber(place, next + 1);
    return next;
  }

  seedNumber(place: { entity: string; name: string }, next: number): void {
    this.kept.save(`next number:${place.entity}.${place.name}`, next);
  }

  /** Alternate keys of a table. */
  keys(table: string): readonly AlternateKey[] {
    return (this.kept.read(`keys:${table}`) ?? []) as AlternateKey[]; // written by saveKey
  }

  saveKey(table: string, key: AlternateKey): void {
    this.kept.save(`keys:${table}`, [...this.keys(table).filter(({ name }) => name !== key.name), key]);
  }

  /** What a renamed table is called; empty for one that keeps the name it was made with. */
  tableLabels(table: string): Labels {
    return (this.kept.read(`table labels:${table}`) ?? {}) as Labels; // written by renameTable
  }

  renameTable(table: string, labels: Labels): void {
    this.kept.save(`table labels:${table}`, labels);
  }

  /** Texts of a row that is no view, in other languages than the base one. */
  rowLabels(place: string): Labels {
    return (this.kept.read(`row labels:${place}`) ?? {}) as Labels; // written by saveRowLabels
  }

  saveRowLabels(place: string, labels: Labels): void {
    this.kept.save(`row labels:${place}`, labels);
  }
}
