import type { Finding } from '../../domain/installation.ts';
import { DETAIL_COLUMNS, detailName } from './detail-columns.ts';
import { readFlagColumn, type FlagSearch } from './flag-column.ts';
import type { InstallOptions } from './install-options.ts';
import { labelView, missingLabels } from './label-steps.ts';
import { labelsFor, type Label } from './labels.ts';
import type { MetadataHttp } from './metadata-http.ts';
import { joinParts, type Part, type Step } from './plan.ts';
import type { FoundView } from './view-facts.ts';
import type { FlagPlace } from './views/flag-place.ts';
import { nativePurpose } from './views/native-purpose.ts';
import { VIEWS, type ViewDefinition } from './views/view-catalogue.ts';
import { viewHash } from './views/view-hash.ts';

/** What the views of one environment have in common. */
export type ViewContext = {
  readonly options: InstallOptions;
  readonly languages: { readonly base: number; readonly provisioned: readonly number[] };
  readonly hasSales: boolean;
  readonly flag: FlagSearch;
  readonly found: readonly FoundView[];
  /** Whether detail columns are there or about to be. */
  readonly withDetails: boolean;
  /** Hashes of everything ever shipped. */
  readonly shipped: ReadonlySet<string>;
};

export const flagPlaceOf = (flag: FlagSearch): FlagPlace | undefined =>
  flag.kind === 'native' || flag.kind === 'own'
    ? { column: flag.column, notAtCompany: flag.options[1].value }
    : undefined;

/** Shown by the views: where the person went and since when; the sentence is too long for a list. */
const SHOWN_DETAILS = ['newemployer', 'leftsince'];

const detailsShown = ({ options, withDetails }: ViewContext): readonly string[] =>
  withDetails
    ? DETAIL_COLUMNS.filter(({ suffix }) => SHOWN_DETAILS.includes(suffix)).map((column) =>
        detailName(options, column),
      )
    : [];

const textsOf = (view: ViewDefinition, context: ViewContext, flag: FlagPlace) => {
  const setting = { flag, details: detailsShown(context) };
  return { fetchXml: view.fetchXml(setting), layoutXml: view.layoutXml(setting) };
};

/** The column may have been created a step ago, with values that only its definition tells. */
async function readFlagPlace(http: MetadataHttp, { options }: ViewContext): Promise<FlagPlace> {
  const place = flagPlaceOf(await readFlagColumn(http, options));
  if (place === undefined) throw new Error('The flag column is not there: views need it');
  return place;
}

const baseName = (view: ViewDefinition, { languages }: ViewContext): string =>
  labelsFor(view.names, languages).find(({ languageCode }) => languageCode === languages.base)?.text ??
  view.names[1033];

function createView(view: ViewDefinition, context: ViewContext): Step {
  const name = baseName(view, context);
  return {
    what: `Create the view "${name}" of ${view.table}`,
    privileges: ['prvCreateQuery'],
    publishes: { table: view.table },
    run: async (http) => {
      const { fetchXml, layoutXml } = textsOf(view, context, await readFlagPlace(http, context));
      const body = { savedqueryid: view.id, name, returnedtypecode: view.table, querytype: 0 };
      const texts = { fetchxml: fetchXml, layoutxml: layoutXml };
      await http.change({
        method: 'POST',
        path: 'savedqueries',
        inSolution: true,
        body: { ...body, ...texts },
      });
    },
  };
}

const updateView = (view: ViewDefinition, context: ViewContext): Step => ({
  what: `Bring the view "${baseName(view, context)}" of ${view.table} up to date`,
  privileges: ['prvWriteQuery'],
  publishes: { table: view.table },
  run: async (http) => {
    const { fetchXml, layoutXml } = textsOf(view, context, await readFlagPlace(http, context));
    const body = { fetchxml: fetchXml, layoutxml: layoutXml };
    await http.change({ method: 'PATCH', path: `savedqueries(${view.id})`, body });
  },
});

function labels(view: ViewDefinition, context: ViewContext, found: FoundView | undefined): Step[] {
  const wanted = labelsFor(view.names, context.languages);
  const there = found?.names ?? wanted.filter(({ languageCode }) => languageCode === context.languages.base);
  const missing = missingLabels(wanted, there);
  if (missing.length === 0) return [];
  return [
    labelView({ id: view.id, table: view.table, title: baseName(view, context), found: there, missing }),
  ];
}

export function stateOfView(view: ViewDefinition, context: ViewContext, found: FoundView): Finding['state'] {
  const flag = flagPlaceOf(context.flag);
  if (flag === undefined) return 'edited'; // without its column nobody can tell
  const hash = viewHash(found, flag);
  if (hash === viewHash(textsOf(view, context, flag), flag)) return 'present';
  return context.shipped.has(hash) ? 'outdated' : 'edited';
}

/** Whether what we saved of a view of ours waits to be published; what somebody else saved is theirs to publish. */
function isLeftOpen(view: ViewDefinition, context: ViewContext, found: FoundView): boolean {
  const { seen } = found;
  const flag = flagPlaceOf(context.flag);
  if (seen === undefined || flag === undefined) return false;
  const ours = textsOf(view, context, flag);
  const isOurs = (texts: Pick<FoundView, 'fetchXml' | 'layoutXml'>) =>
    viewHash(texts, flag) === viewHash(ours, flag);
  const unseen = missingLabels(labelsFor(view.names, context.languages), seen.names);
  const isSaved = ({ languageCode, text }: Label) =>
    found.names.some((name) => name.languageCode === languageCode && name.text === text);
  return (isOurs(found) && !isOurs(seen)) || unseen.some(isSaved);
}

function nativeTwin(view: ViewDefinition, context: ViewContext): FoundView | undefined {
  const flag = flagPlaceOf(context.flag);
  if (flag === undefined || view.key === 'contactsOnOpenOpportunities') return undefined;
  return context.found.find((found) => {
    const purpose = found.managed && found.active ? nativePurpose(found, flag) : undefined;
    return purpose?.table === view.table && purpose.owner === view.owner;
  });
}

function noteOf(view: ViewDefinition, context: ViewContext, found: FoundView): Pick<Finding, 'note'> {
  if (stateOfView(view, context, found) === 'edited')
    return { note: 'changed here since it was installed: left alone' };
  return isLeftOpen(view, context, found) ? { note: 'not published yet' } : {};
}

function planFound(view: ViewDefinition, context: ViewContext, found: FoundView): Part {
  const state = stateOfView(view, context, found);
  return {
    findings: [{ item: `View "${found.name}"`, state, ...noteOf(view, context, found) }],
    steps: [...(state === 'outdated' ? [updateView(view, context)] : []), ...labels(view, context, found)],
  };
}

function planView(view: ViewDefinition, context: ViewContext): Part {
  const found = context.found.find(({ id }) => id === view.id);
  if (found !== undefined) return planFound(view, context, found);
  const item = `View "${baseName(view, context)}"`;
  const without = (state: Finding['state'], note: string): Part => ({
    findings: [{ item, state, note }],
    steps: [],
  });
  if (view.needsSales && !context.hasSales)
    return without('notApplicable', 'there are no opportunities here');
  if (view.optional && !context.options.teamViews) return without('notChosen', '--team-views adds it');
  const twin = nativeTwin(view, context);
  if (twin !== undefined) return without('native', `"${twin.name}" shows the same`);
  return {
    findings: [{ item, state: 'missing' }],
    steps: [createView(view, context), ...labels(view, context, undefined)],
  };
}

/** Tables of views that were saved by us and never published, whatever the mark of the solution says. */
export function tablesLeftOpen(context: ViewContext): readonly string[] {
  const open = context.found.filter((found) => {
    const view = VIEWS.find(({ id }) => id === found.id);
    return view !== undefined && isLeftOpen(view, context, found);
  });
  return [...new Set(open.map(({ table }) => table))];
}

/** With the ids of the views it would create. */
export function planViews(context: ViewContext): Part & { readonly creates: readonly string[] } {
  const parts = VIEWS.map((view) => ({ id: view.id, part: planView(view, context) }));
  const creates = parts.filter(({ part }) => part.findings[0]?.state === 'missing').map(({ id }) => id);
  return { ...joinParts(parts.map(({ part }) => part)), creates };
}
