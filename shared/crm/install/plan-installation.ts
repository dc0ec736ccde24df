import type { InstallationReport } from '../../domain/installation.ts';
import { findObstacles } from './find-obstacles.ts';
import { INSTALLATION_VERSION, ownFlagColumn, type InstallOptions } from './install-options.ts';
import { planApps } from './plan-apps.ts';
import { planChangeTracking } from './plan-change-tracking.ts';
import { planDetailColumns } from './plan-detail-columns.ts';
import { planFlagColumn } from './plan-flag-column.ts';
import { publishingOf, publishLeftOpen, type LeftOpen } from './plan-publishing.ts';
import { planRole } from './plan-role.ts';
import { beginMark, endMark, planSolution } from './plan-solution.ts';
import { planViews, tablesLeftOpen, type ViewContext } from './plan-views.ts';
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

/** What an earlier run may have saved without publishing it; after one that did not come to its end, everything. */
function leftOpen(inventory: Inventory, context: ViewContext, options: InstallOptions): LeftOpen {
  const { solution, tables, apps } = inventory;
  if (solution.solution?.finished !== false) return { tables: tablesLeftOpen(context), appIds: [] };
  const isOurs = (viewIds: ReadonlySet<string>) => VIEWS.some(({ id }) => viewIds.has(id));
  const ours = apps.filter(({ uniqueName, viewIds }) => options.apps.includes(uniqueName) || isOurs(viewIds));
  return { tables: [...tables.keys()], appIds: ours.map(({ id }) => id) };
}

/**
 * Brackets the changes with the mark that says whether an installation came to its end. What is left open is published first:
 * definitions and apps are read as published, so that a run that is stopped again has got on nevertheless.
 */
function inBrackets(inventory: Inventory, steps: readonly Step[], open: LeftOpen): readonly Step[] {
  const { solution } = inventory.solution;
  const isUpToDate = solution?.finished === true && solution.version === INSTALLATION_VERSION;
  const before = publishLeftOpen(open);
  if (steps.length === 0 && before.length === 0 && isUpToDate) return [];
  const mark = solution?.finished === true ? [beginMark()] : [];
  return [...mark, ...before, ...steps, ...publishingOf(steps), endMark()];
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
  const open = leftOpen(inventory, context, options);
  const steps = [...solution.steps, ...inBrackets(inventory, changes.steps, open)];
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
