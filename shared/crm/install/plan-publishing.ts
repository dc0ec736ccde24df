import type { Step } from './plan.ts';

/** What was saved without being published. */
export type LeftOpen = { readonly tables: readonly string[]; readonly appIds: readonly string[] };

/** One publish for everything: it takes as long for one table as for two. */
function publish(places: LeftOpen): Step {
  const entities = places.tables.map((name) => `<entity>${name}</entity>`).join('');
  const apps = places.appIds.map((id) => `<appmodule>${id}</appmodule>`).join('');
  const sections = [
    entities === '' ? '' : `<entities>${entities}</entities>`,
    apps === '' ? '' : `<appmodules>${apps}</appmodules>`,
  ];
  const named = [...places.tables, ...(places.appIds.length > 0 ? [`${places.appIds.length} apps`] : [])];
  return {
    what: `Publish ${named.join(', ')}`,
    privileges: ['prvPublishCustomization'],
    run: (http) =>
      http.change({
        method: 'POST',
        path: 'PublishXml',
        body: { ParameterXml: `<importexportxml>${sections.join('')}</importexportxml>` },
      }),
  };
}

export const publishLeftOpen = (open: LeftOpen): Step[] =>
  open.tables.length + open.appIds.length === 0 ? [] : [publish(open)];

const distinct = (names: readonly (string | undefined)[]) => [
  ...new Set(names.filter((name) => name !== undefined)),
];

/** The publish that these steps call for. */
export const publishingOf = (steps: readonly Step[]): Step[] =>
  publishLeftOpen({
    tables: distinct(steps.map(({ publishes }) => publishes?.table)),
    appIds: distinct(steps.map(({ publishes }) => publishes?.appId)),
  });
