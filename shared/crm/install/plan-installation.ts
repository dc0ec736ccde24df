import type { InstallationReport } from '../../domain/installation.ts';
import { findObstacles } from './find-obstacles.ts';
import { INSTALLATION_VERSION, ownFlagColumn, type InstallOptions } from './install-options.ts';
import { planApps } from './plan-apps.ts';
import { planChangeTracking } from './plan-change-tracking.ts';
import { planDetailColumns } from './plan-detail-columns.ts';
import { planFlagColumn } from './plan-flag-column.ts';
import { publishingOf } from './plan-publishing.ts';
import { planRole } from './plan-role.ts';
import { beginMark, endMark, planSolution } from './plan-solution.ts';
import { planViews, type ViewContext } from './plan-views.ts';
import { joinParts, type Plan, type Step } from './plan.ts';
import type { Inventory } from './read-inventory.ts';
import { VIEWS } from './views/view-catalogue.ts';

/** What the app has to be told after this installation. */
function settingsOf({ flag }: Inventory, options: InstallOptions): Readonly<Record<string, string>> {
  if (flag.kind === 'native') return {};
  return {
    DATAVERSE_FLAG_COLUMN: flag.kind === 'own' ? flag.column : ownFlagColumn(options),
    DATAVERSE_PUBLISHER_PREFIX: options.prefix,
  };
}

const viewContext = (
  { environment, hasSales, flag, views, details }: Inventory,
  { options, shipped }: Pick<ViewContext, 'options' | 'shipped'>,
): ViewContext => ({
  options,
  languages: environment.languages,
  hasSales,
  flag,
  found: views,
  withDetails: options.detailColumns || details.size > 0,
  shipped,
});

/** Ours that are there, and those this plan creates. */
function installedViews({ views, hasSales }: Inventory, created: readonly string[]) {
  return VIEWS.filter(
    ({ id, needsSales }) =>
      (views.some((view) => view.id === id) && (hasSales || !needsSales)) || created.includes(id),
  );
}

/** Brackets the changes with the mark that says whether an installation came to its end. */
function inBrackets(
  inventory: Inventory,
  steps: readonly Step[],
  appIds: readonly string[],
): readonly Step[] {
  const { solution } = inventory.solution;
  const interrupted = solution !== undefined && !solution.finished;
  const isUpToDate = solution?.finished === true && solution.version === INSTALLATION_VERSION;
  if (steps.length === 0 && isUpToDate) return [];
  const tables = [...inventory.tables.keys()];
  const leftOpen = interrupted ? { tables, appIds } : { tables: [], appIds: [] };
  const mark = solution?.finished === true ? [beginMark()] : [];
  return [...mark, ...steps, ...publishingOf({ findings: [], steps }, leftOpen), endMark()];
}

/** From what was found to what is to be done; changes nothing. */
export function planInstallation(
  inventory: Inventory,
  given: { readonly options: InstallOptions; readonly shipped: ReadonlySet<string> },
): Plan {
  const { options } = given;
  const { environment, tables, hasSales, apps } = inventory;
  const context = viewContext(inventory, given);
  const views = planViews(context);
  const installed = installedViews(inventory, views.creates);
  const appContext = { apps, tables, views: inventory.views, installed };
  const solution = planSolution(inventory.solution, options);
  const changes = joinParts([
    planFlagColumn(inventory.flag, options, environment.languages),
    planDetailColumns(inventory.details, options, environment.languages),
    ...planChangeTracking(tables),
    views,
    planRole(inventory.role, options, { environment, hasSales }),
    planApps(appContext, options),
  ]);
  const ourApps = apps.filter(({ viewIds }) => VIEWS.some(({ id }) => viewIds.has(id))).map(({ id }) => id);
  const steps = [...solution.steps, ...inBrackets(inventory, changes.steps, ourApps)];
  return {
    findings: [...solution.findings, ...changes.findings],
    steps,
    obstacles: [...findObstacles(steps, environment), ...(solution.obstacles ?? []), ...changes.obstacles],
    settings: settingsOf(inventory, options),
  };
}

export const reportOf = (plan: Plan): InstallationReport => ({
  complete: plan.steps.length === 0,
  findings: plan.findings,
  missingSteps: plan.steps.map(({ what }) => what),
  obstacles: plan.obstacles,
  settings: plan.settings,
});
