import type { Organization } from '../organization.ts';
import type { Draft } from './drafts.ts';

/** Makes one saved change what readers see. */
function apply(organization: Organization, draft: Draft): void {
  const { rows, definitions, metadata, tracking } = organization;
  switch (draft.kind) {
    case 'view': {
      const view = rows.find(definitions.of('savedquery'), draft.id);
      if (view !== undefined) rows.update(definitions.of('savedquery'), view, draft.changes);
      return;
    }
    case 'viewLabels':
      metadata.saveLabels({ viewId: draft.id, attribute: draft.attribute }, draft.labels);
      return;
    case 'column': {
      // Options change through actions of their own: those that readers see now stay.
      const seen = metadata.findColumn(draft.column)?.body['OptionSet'];
      const options = seen === undefined ? {} : { OptionSet: seen };
      metadata.saveColumn({ ...draft.column, body: { ...draft.column.body, ...options } });
      return;
    }
    case 'options':
      metadata.saveOptions(draft.of, draft.options);
      return;
    case 'tracking': {
      const definition = definitions.find(draft.entity);
      if (definition !== undefined) tracking.setEnabled(definition, true);
      return;
    }
    case 'app': // what the app lists was saved when it changed
  }
}

/** A definition that readers see anew ends the delta tokens of its table, as its change did. */
const DEFINITIONS: readonly Draft['kind'][] = ['column', 'options', 'tracking'];

/** PublishXml and PublishAllXml: what was saved of these tables, global choices and apps becomes visible, all at once. */
export function publishDrafts(organization: Organization, places: readonly string[] | 'all'): void {
  const { rows, metadata, definitions, tracking } = organization;
  rows.transaction(() => {
    const drafts = metadata.drafts.take(places);
    for (const draft of drafts) apply(organization, draft);
    for (const place of new Set(
      drafts.filter(({ kind }) => DEFINITIONS.includes(kind)).map((draft) => draft.place),
    )) {
      const definition = definitions.find(place);
      if (definition !== undefined) tracking.expireTokens(definition);
    }
  });
}

/** How the organization would look if everything were published; nothing of it stays. */
export function asIfPublished<Seen>(organization: Organization, look: () => Seen): Seen {
  const { rows, definitions, metadata } = organization;
  return rows.preview(() => {
    for (const draft of metadata.drafts.all()) {
      if (draft.kind !== 'view') continue;
      const view = rows.find(definitions.of('savedquery'), draft.id);
      if (view !== undefined) rows.update(definitions.of('savedquery'), view, draft.changes);
    }
    return look();
  });
}
