import type { ApiResponse } from '../api-request.ts';
import { methodRefused } from '../refusals.ts';
import type { Call } from './call.ts';

/** A resource that is neither a table nor a row, by its path; `parts` are what the brackets of the path matched. */
export type Route = {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (call: Call, parts: readonly (string | undefined)[]) => ApiResponse;
};

export const exactly = (path: string) => new RegExp(`^${path}/?$`);

/** A path of a function, with or without its empty brackets. */
export const unboundFunction = (name: string) => exactly(String.raw`${name}(?:\(([^)]*)\))?`);

/** A function or action bound to a row of the table with that entity set. */
export const boundMessage = (setName: string, name: string) =>
  exactly(String.raw`${setName}\(([^)]+)\)/Microsoft\.Dynamics\.CRM\.${name}(?:\(([^)]*)\))?`);

/** Undefined where the path is none of these; a known path with another method is refused, as a PATCH of a definition is. */
export function answerFrom(routes: readonly Route[], call: Call): ApiResponse | undefined {
  const path = decodeURIComponent(call.request.path);
  const known = routes.filter((route) => route.path.test(path));
  const [first] = known;
  if (first === undefined) return undefined;
  const route = known.find(({ method }) => method === call.request.method);
  if (route === undefined) throw methodRefused(call.request.method);
  return route.answer(call, route.path.exec(path) ?? []);
}
