import { parseRoute } from '../../../local/runner/route-template.ts';

const match = (template: string, path: string) => parseRoute(template).match(path.split('/').filter(Boolean));

it.each([
  ['manage/runs/{runId?}', 'manage/runs', {}],
  ['manage/runs/{runId?}', 'MANAGE/Runs/R1', { runId: 'R1' }],
  ['manage/runs/{runId}/undo', 'manage/runs/r1/undo', { runId: 'r1' }],
  ['console/{*path}', 'console', {}],
  ['console/{*path}', 'console/js/app.js', { path: 'js/app.js' }],
  [
    'rows/{id:guid}',
    'rows/0f8fad5b-d9cb-469f-a165-70867728950e',
    { id: '0f8fad5b-d9cb-469f-a165-70867728950e' },
  ],
])('matches %s with %s', (template, path, values) => {
  expect(match(template, path)).toEqual(values);
});

it.each([
  ['manage/runs/{runId}', 'manage/runs'],
  ['manage/runs/{runId?}', 'manage/runs/a/b'],
  ['manage/runs', 'manage/others'],
  ['rows/{id:guid}', 'rows/7'],
])('does not match %s with %s', (template, path) => {
  expect(match(template, path)).toBeUndefined();
});

it('refuses a route of the host and a constraint it does not know', () => {
  expect(() => parseRoute('admin/things')).toThrow(/belongs to the Functions host/);
  expect(() => parseRoute('rows/{id:datetime}')).toThrow(/not known to the local runner/);
});
