import type { Row } from '../row.ts';
import type { Settings } from '../storage/settings.ts';
import type { AddedColumn } from './added-column.ts';
import type { Labels } from './metadata-json.ts';
import type { Option, OptionPlace } from './option.ts';

/**
 * A change that is saved and not published. "Customizations are automatically published when new items are created or existing
 * items are deleted. You must publish changes after updating" (learn.microsoft.com/power-apps/developer/model-driven-apps/
 * publish-customizations): only updates wait here.
 */
type DraftChange =
  | { readonly kind: 'view'; readonly id: string; readonly changes: Row }
  /** Texts of a view in other languages than the base one. */
  | { readonly kind: 'viewLabels'; readonly id: string; readonly attribute: string; readonly labels: Labels }
  | { readonly kind: 'column'; readonly column: AddedColumn }
  | { readonly kind: 'options'; readonly of: OptionPlace; readonly options: readonly Option[] }
  | { readonly kind: 'tracking'; readonly entity: string }
  /** The components that readers see in an app while others were added to it or taken out. */
  | { readonly kind: 'app'; readonly appId: string; readonly seen: readonly Row[] };

type DraftKind = DraftChange['kind'];
type Of<Kind extends DraftKind> = Extract<DraftChange, { kind: Kind }>;

export type Draft = DraftChange & {
  /** What PublishXml names to publish it: a table, a global choice or the id of an app. */
  readonly place: string;
};

/** What two changes of one thing have in common: the later one replaces the earlier. */
function subjectOf(change: DraftChange): string {
  switch (change.kind) {
    case 'view':
      return change.id;
    case 'viewLabels':
      return `${change.id} ${change.attribute}`;
    case 'column':
      return `${change.column.entity}.${change.column.name}`;
    case 'options':
      return change.of.kind === 'global' ? change.of.name : `${change.of.entity}.${change.of.name}`;
    case 'tracking':
      return change.entity;
    case 'app':
      return change.appId;
  }
}

const SETTING = 'metadata:drafts';

/** The unpublished layer, in the order in which it was saved. */
export class Drafts {
  private readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  all(): readonly Draft[] {
    return JSON.parse(this.settings.read(SETTING) ?? '[]') as Draft[]; // written by save, below
  }

  find<Kind extends DraftKind>(kind: Kind, subject: string): Of<Kind> | undefined {
    const found = this.all().find((draft) => draft.kind === kind && subjectOf(draft) === subject);
    return found as Of<Kind> | undefined; // its kind was compared
  }

  put(draft: Draft): void {
    const subject = subjectOf(draft);
    const others = this.all().filter((other) => other.kind !== draft.kind || subjectOf(other) !== subject);
    this.save([...others, draft]);
  }

  /** Takes out what a publish of these places makes visible. */
  take(places: readonly string[] | 'all'): readonly Draft[] {
    const all = this.all();
    const taken = places === 'all' ? all : all.filter(({ place }) => places.includes(place));
    this.save(all.filter((draft) => !taken.includes(draft)));
    return taken;
  }

  /** Whatever was saved of a column or a global choice that is deleted. */
  forget(subject: string): void {
    this.save(this.all().filter((draft) => subjectOf(draft) !== subject));
  }

  /** Whatever was saved of a view that is deleted, and its place in every app. */
  forgetComponent(id: string): void {
    const others = this.all().filter((draft) => !('id' in draft) || draft.id !== id);
    const without = (seen: readonly Row[]) => seen.filter(({ objectid }) => objectid !== id);
    this.save(
      others.map((draft) => (draft.kind === 'app' ? { ...draft, seen: without(draft.seen) } : draft)),
    );
  }

  private save(drafts: readonly Draft[]): void {
    this.settings.save({ name: SETTING, value: JSON.stringify(drafts) });
  }
}
