import { readFile } from 'node:fs/promises';
import { methodsOf } from '../../functions/manage-handler.ts';
import { DECLARED_ROUTES } from '../../local/docs/declared-routes.ts';
import { PREREQUISITES } from '../../shared/domain/readiness.ts';

let page: string;
beforeAll(async () => {
  page = await readFile('docs/http-api.md', 'utf8');
});

/** A route that ends in an optional parameter serves its first method on both forms. */
const formsOf = (route: string): readonly string[] =>
  route.endsWith('?}') ? [route.replace(/\/\{\w+\?\}$/, ''), route.replace('?}', '}')] : [route];

it('names every method of every route, and none that is not served', () => {
  const served = DECLARED_ROUTES.flatMap(({ route, roles }) =>
    formsOf(route).flatMap((form, place) =>
      // A sweep is started without an id: POST of the longer form answers 404.
      methodsOf(roles)
        .filter((method) => place === 0 || method === 'GET')
        .map((method) => `${method} /api/${form}`),
    ),
  );
  const told = [...page.matchAll(/^\| `([A-Z]+ \/api\/[^`?]+)`/gm)].map(([, request]) => request);
  expect(told.toSorted()).toEqual(served.toSorted());
});

it('explains every check of readiness once', () => {
  const table = page.slice(page.indexOf('## Readiness'));
  const cells = table.split('\n').flatMap((line) => /^\| (`.+?`) \|/.exec(line)?.[1] ?? []);
  const told = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(told).toEqual([...PREREQUISITES]);
});
