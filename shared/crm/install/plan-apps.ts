import type { Finding, Obstacle } from '../../domain/installation.ts';
import type { FoundApp } from './app-facts.ts';
import type { InstallOptions } from './install-options.ts';
import type { Part, Step } from './plan.ts';
import type { FoundTable } from './table-facts.ts';
import type { FoundView } from './view-facts.ts';
import type { ViewDefinition } from './views/view-catalogue.ts';

export type AppContext = {
  readonly apps: readonly FoundApp[];
  readonly tables: ReadonlyMap<string, FoundTable>;
  /** Views of any kind, to tell which of an app's views are of which table. */
  readonly views: readonly FoundView[];
  /** Ours that are there or about to be. */
  readonly installed: readonly ViewDefinition[];
};

/** An app shows all views of a table until it lists some of them; then those alone. */
function hiddenIn(app: FoundApp, { tables, views, installed }: AppContext): readonly ViewDefinition[] {
  return installed.filter(({ id, table }) => {
    const tableId = tables.get(table)?.metadataId;
    if (tableId === undefined || app.viewIds.has(id)) return false;
    return views.some((view) => view.table === table && app.viewIds.has(view.id));
  });
}

const addToApp = (app: FoundApp, hidden: readonly ViewDefinition[]): Step => ({
  what: `Add ${hidden.length} views to the app "${app.name}"`,
  privileges: ['prvWriteAppModule'],
  publishes: { appId: app.id },
  run: (http) =>
    http.change({
      method: 'POST',
      path: 'AddAppComponents',
      body: {
        AppId: app.id,
        Components: hidden.map(({ id }) => ({
          '@odata.type': 'Microsoft.Dynamics.CRM.savedquery',
          savedqueryid: id,
        })),
      },
    }),
});

const unknownApps = ({ apps }: AppContext, options: InstallOptions): Obstacle[] =>
  options.apps
    .filter((name) => !apps.some(({ uniqueName }) => uniqueName === name))
    .map((name) => ({
      concerns: 'environment',
      problem: `There is no model-driven app with the unique name ${name}.`,
      wayOut: `Its apps are: ${apps.map(({ uniqueName }) => uniqueName).join(', ') || 'none'}.`,
    }));

export function planApps(context: AppContext, options: InstallOptions): Part {
  const parts = context.apps.map((app) => {
    const hidden = hiddenIn(app, context);
    if (hidden.length === 0) return { findings: [], steps: [] };
    const asked = options.apps.includes(app.uniqueName);
    const note = `does not show ${hidden.length} of the views${asked ? '' : `; --app ${app.uniqueName} adds them`}`;
    const state: Finding['state'] = asked ? 'missing' : 'notChosen';
    return {
      findings: [{ item: `App "${app.name}"`, state, note }],
      steps: asked ? [addToApp(app, hidden)] : [],
    };
  });
  return {
    findings: parts.flatMap(({ findings }) => findings),
    steps: parts.flatMap(({ steps }) => steps),
    obstacles: unknownApps(context, options),
  };
}
