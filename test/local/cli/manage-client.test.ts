import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ManageClient } from '../../../local/cli/manage-client.ts';

let server: Server;
let refusals: number;

beforeEach(async () => {
  refusals = 0;
  server = createServer((request, response) => {
    if (request.method === 'GET') response.end('{"dataValidation":"off","changedBy":"installation"}');
    else {
      refusals += 1;
      response
        .writeHead(409)
        .end(JSON.stringify({ detail: 'A view is missing. Install it.\nNo user. Name one.' }));
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(
  () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
);

it('ends with what is missing and what to do when the app refuses to switch on', async () => {
  const { port } = server.address() as AddressInfo; // a TCP server
  const client = new ManageClient({
    url: `http://127.0.0.1:${port}`,
    token: () => Promise.resolve('token'),
    readyWithinMs: 0,
  });
  await expect(client.enable('on')).rejects.toThrow(
    'Data validation cannot be switched on yet:\n- A view is missing. Install it.\n- No user. Name one.',
  );
  expect(refusals).toBe(1);
});
