import type { HttpHandler, HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Access, Identity, RequestBudget } from '../shared/access/contract.ts';
import { holdsRole } from '../shared/domain/role.ts';
import type { Telemetry, Tracing } from '../shared/telemetry/contract.ts';
import { boundedRequest } from './bounded-request.ts';
import { faultAnswer } from './fault-answer.ts';
import { problem } from './http-answers.ts';
import { roleOf, type ManageRoute } from './manage-handler.ts';
import { forbidden, keysUnavailable, tooLarge, tooMany, unauthorised } from './refusals.ts';
import { withSecurityHeaders } from './security-headers.ts';

export type GuardDeps = {
  access: Access;
  budgets: { callers: RequestBudget; strangers: RequestBudget };
  telemetry: Telemetry & Pick<Tracing, 'trace'>;
};

/** Lets a request through to its handler when its caller is known, holds the role and asks no more than is fair. */
export const guarded =
  (deps: GuardDeps, route: ManageRoute): HttpHandler =>
  async (request, context) => {
    try {
      return withSecurityHeaders(await deps.telemetry.trace('Manage', () => admit(deps, route, request)));
    } catch (fault) {
      return withSecurityHeaders(faultAnswer(fault, context));
    }
  };

async function admit(deps: GuardDeps, route: ManageRoute, request: HttpRequest): Promise<HttpResponseInit> {
  const identity = await deps.access.identify(request.headers.get('authorization'));
  const waitSeconds = charge(deps, identity, request);
  if (waitSeconds > 0) return tooMany(waitSeconds);
  if (identity.kind === 'unavailable') return keysUnavailable();
  const operation = route.name;
  if (identity.kind === 'refused') {
    deps.telemetry.record('access.refused', { operation, reason: identity.reason });
    return unauthorised(identity.reason, deps.access.signInUrl);
  }
  const needed = roleOf(route.roles, request.method);
  if (needed === undefined) return problem(405, 'This method is not served here.');
  if (!holdsRole(identity.roles, needed)) {
    deps.telemetry.record('access.refused', { operation, reason: 'no_role', callerId: identity.caller.id });
    return forbidden(needed);
  }
  const bounded = await boundedRequest(request);
  return bounded === undefined ? tooLarge() : route.handler(bounded, identity.caller);
}

/** Whoever is known pays for themselves; whoever is not pays for their address, and cannot use up what others have. */
function charge({ budgets }: GuardDeps, identity: Identity, request: HttpRequest): number {
  return identity.kind === 'known'
    ? budgets.callers.charge(identity.caller.id)
    : budgets.strangers.charge(addressOf(request));
}

/** The front end of App Service appends the caller's address; what stands before it, the caller wrote. */
const addressOf = (request: HttpRequest): string =>
  request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().replace(/:\d+$/, '').slice(0, 64) ?? '';
