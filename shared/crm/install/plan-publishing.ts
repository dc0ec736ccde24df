import type { Part, Step } from './plan.ts';

/** One publish for everything: it takes as long for one table as for two. */
export function publish(places: {
  readonly tables: readonly string[];
  readonly appIds: readonly string[];
}): Step {
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

/** The publish that these steps call for; after an unfinished installation everything it may have left open. */
export function publishingOf(
  part: Part,
  leftOpen: { tables: readonly string[]; appIds: readonly string[] },
): Step[] {
  const tables = [
    ...new Set([...leftOpen.tables, ...part.steps.flatMap(({ publishes }) => publishes?.table ?? [])]),
  ];
  const appIds = [
    ...new Set([...leftOpen.appIds, ...part.steps.flatMap(({ publishes }) => publishes?.appId ?? [])]),
  ];
  return tables.length + appIds.length === 0 ? [] : [publish({ tables, appIds })];
}
