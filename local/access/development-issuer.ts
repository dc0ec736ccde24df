import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  COMMAND_LINE_ID,
  makeDevelopmentKey,
  saveDevelopmentKey,
  signDevelopmentToken,
  type DevelopmentKey,
} from './development-key.ts';

/** The tenant and the registration on one's own machine; the sample settings name the same. */
export const DEVELOPMENT_TENANT = '00000000-0000-0000-0000-000000000000';

export type DevelopmentIssuer = {
  /** What the app must be told to accept its tokens. */
  settings: Record<'AUTH_TENANT_ID' | 'AUTH_AUDIENCE' | 'AUTH_ISSUER', string>;
  token: () => Promise<string>;
  stop: () => Promise<void>;
};

/**
 * Stands in for Microsoft Entra: publishes a public key on loopback. It gives no tokens over HTTP, where every program of
 * the machine could ask for one; who may read the folder signs their own.
 */
export async function startDevelopmentIssuer(at: {
  folder: string;
  port: number;
}): Promise<DevelopmentIssuer> {
  let keySet = '';
  const server = createServer((request, response) => {
    const isKeys = request.method === 'GET' && request.url === `/${DEVELOPMENT_TENANT}/discovery/v2.0/keys`;
    if (isKeys) response.writeHead(200, { 'content-type': 'application/json' }).end(keySet);
    else response.writeHead(404).end();
  });
  server.listen(at.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The issuer has no port.');
  const issuer = `http://127.0.0.1:${address.port}/${DEVELOPMENT_TENANT}/v2.0`;
  const made = await makeDevelopmentKey({
    issuer,
    tenantId: DEVELOPMENT_TENANT,
    audience: DEVELOPMENT_TENANT,
  });
  keySet = JSON.stringify({ keys: [made.publicKey] });
  await saveDevelopmentKey(at.folder, made);
  return {
    settings: settingsOf(made.key),
    token: () =>
      signDevelopmentToken(made.key, {
        callerId: COMMAND_LINE_ID,
        roles: ['DataValidation.Manage'],
        now: new Date(),
      }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const settingsOf = ({ tenantId, audience, issuer }: DevelopmentKey) => ({
  AUTH_TENANT_ID: tenantId,
  AUTH_AUDIENCE: audience,
  AUTH_ISSUER: issuer,
});
