import { methodsOf, type ManageRoute } from '../../functions/manage-handler.ts';
import { routes } from '../../functions/routes.ts';

/** The table of HTTP functions; its handlers are not called. */
export const DECLARED_ROUTES: readonly ManageRoute[] = routes({} as Parameters<typeof routes>[0]);

/** The role that each method of a function needs, as people read it. */
export const roleTexts = (): ReadonlyMap<string, string> =>
  new Map(
    DECLARED_ROUTES.map(({ name, roles }) => {
      const texts = methodsOf(roles).map((method) => `${method} \`${roles[method] ?? ''}\``);
      return [name, texts.join(', ')];
    }),
  );
