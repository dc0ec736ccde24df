import type { IndexedFunction, Trigger } from './index-functions.ts';

type HttpTrigger = Extract<Trigger, { kind: 'http' }>;
type Call = { target: IndexedFunction; params: Record<string, string> };
export type FindRoute = (call: { method: string; pathname: string }) => Call | undefined;

/** Finds the function of a request. No route and no method look the same from outside: 404 (azure-runtime.md section 14). */
export function makeHttpRoutes(functions: readonly IndexedFunction[], prefix: string): FindRoute {
  const prefixSegments = prefix.split('/').filter(Boolean);
  const routes = functions
    .flatMap((target) => (target.trigger.kind === 'http' ? [{ target, trigger: target.trigger }] : []))
    .sort((a, b) => (a.trigger.route.precedence < b.trigger.route.precedence ? -1 : 1));

  return ({ method, pathname }) => {
    const path = decodeSegments(pathname);
    const hasPrefix = prefixSegments.every(
      (text, index) => path?.[index]?.toLowerCase() === text.toLowerCase(),
    );
    if (path === undefined || !hasPrefix) return undefined;
    for (const { target, trigger } of routes) {
      const params = matchTrigger(trigger, { method, path: path.slice(prefixSegments.length) });
      if (params !== undefined) return { target, params };
    }
    return undefined;
  };
}

function matchTrigger(trigger: HttpTrigger, call: { method: string; path: string[] }) {
  return trigger.methods.includes(call.method) ? trigger.route.match(call.path) : undefined;
}

function decodeSegments(pathname: string): string[] | undefined {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return undefined; // a stray percent sign
  }
}
