import { HttpRequest, InvocationContext, type HttpResponseInit } from '@azure/functions';
import { guarded } from '../../functions/guarded.ts';
import { methodsOf, type ManageRoute } from '../../functions/manage-handler.ts';
import { servicesAccess } from '../../functions/services-access.ts';
import { DECLARED_ROUTES } from '../../local/docs/declared-routes.ts';
import { NO_TRACING } from '../../shared/telemetry/console-telemetry.ts';
import { makeTelemetryDouble } from '../doubles/telemetry/make-telemetry-double.ts';
import { makeForge, publicJwk } from './token-forge.ts';

const START_MS = Date.parse('2026-11-01T06:00:00Z');

export type Endpoint = { route: ManageRoute; method: string };
export const ENDPOINTS: readonly Endpoint[] = DECLARED_ROUTES.flatMap((route) =>
  methodsOf(route.roles).map((method) => ({ route, method })),
);

/** For what does not depend on the function. */
export function anEndpoint(): Endpoint {
  const [first] = ENDPOINTS;
  if (first === undefined) throw new Error('there are no HTTP functions');
  return first;
}

type Sent = { headers?: Record<string, string>; body?: string };

/** The guard as the app wires it, before handlers that only count who reached them. */
export function attackedApp() {
  const forge = makeForge({ nowSeconds: START_MS / 1000 });
  const issuer = { keys: [publicJwk(forge)] as object[], isDown: false, reads: 0 };
  const time = { nowMs: START_MS };
  const telemetry = makeTelemetryDouble();
  const fetchKeys: typeof fetch = () => {
    issuer.reads += 1;
    return issuer.isDown
      ? Promise.reject(new TypeError('fetch failed'))
      : Promise.resolve(Response.json({ keys: issuer.keys }));
  };
  const { issuer: address, tenantId, audience } = forge;
  const access = servicesAccess(
    { access: { issuer: address, tenantId, audience } },
    { now: () => new Date(time.nowMs), fetch: fetchKeys, telemetry },
  );
  const reached: { name: string; callerId: string }[] = [];
  const logged: string[] = [];
  const handlerOf =
    (name: string): ManageRoute['handler'] =>
    (_request, caller) => {
      reached.push({ name, callerId: caller.id });
      return Promise.resolve({ jsonBody: {} });
    };

  async function send({ route, method }: Endpoint, { headers = {}, body }: Sent) {
    const handler = guarded(
      { ...access, telemetry: { ...NO_TRACING, ...telemetry } },
      { ...route, handler: handlerOf(route.name) },
    );
    const request = new HttpRequest({
      method,
      url: `https://app.example/api/${route.route}`,
      headers,
      ...(body !== undefined && { body: { string: body } }),
    });
    const context = new InvocationContext({ logHandler: (_level, ...args) => logged.push(args.join(' ')) });
    const answer = (await handler(request, context)) as HttpResponseInit; // the guard answers no other form
    return {
      status: answer.status ?? 200,
      headers: new Headers(answer.headers),
      problem: answer.jsonBody as { status: number; title: string; detail: string }, // of refusals
    };
  }
  return { forge, issuer, time, telemetry, reached, logged, send };
}
