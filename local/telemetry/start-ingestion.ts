import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { generate } from 'selfsigned';
import * as z from 'zod';
import { EnvelopeCounts, type TelemetryCounts } from './envelope-counts.ts';
import { envelopeSchema, type Envelope } from './envelope.ts';
import { untilQuiet } from './until-quiet.ts';

const unzip = promisify(gunzip);

const HOST = '127.0.0.1';
const KEY = '00000000-0000-4000-8000-000000000000';
const TRACK = /^\/v2(\.1)?\/track$/;

export type Ingestion = {
  /** For APPLICATIONINSIGHTS_CONNECTION_STRING. */
  connectionString: string;
  /** The endpoint's own certificate, which its clients must trust: the exporter speaks https only. */
  certificate: string;
  counts: () => TelemetryCounts;
  /** Ends when what the app has done so far is told of. */
  settled: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Takes telemetry as Application Insights does (`POST /v2.1/track`, JSON, gzip allowed), counts it, and keeps every
 * envelope as a line of `file` where one is named. On 127.0.0.1 only.
 */
export async function startIngestion({
  file,
  onEnvelope,
}: { file?: string; onEnvelope?: (envelope: Envelope) => void } = {}): Promise<Ingestion> {
  const counts = new EnvelopeCounts();
  if (file !== undefined) await mkdir(dirname(file), { recursive: true });
  const lines = file === undefined ? undefined : createWriteStream(file);
  let lastAt = 0;
  const keep = (envelope: Envelope): void => {
    lastAt = performance.now();
    counts.add(envelope);
    onEnvelope?.(envelope);
    lines?.write(`${JSON.stringify(envelope)}\n`);
  };
  const { cert, private: key } = await generate([{ name: 'commonName', value: HOST }], {
    keyType: 'ec', // a second faster than RSA
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: HOST }] }],
  });
  const server = createServer({ cert, key }, (request, response) => {
    receive(request, keep).then(
      (status) => {
        answer(response, status);
      },
      () => {
        answer(response, { code: 400, received: 0, accepted: 0 });
      },
    );
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has no other kind of address
  const url = `https://${HOST}:${port}/`;
  return {
    connectionString: `InstrumentationKey=${KEY};IngestionEndpoint=${url};LiveEndpoint=${url}`,
    certificate: cert,
    counts: () => counts.current,
    settled: () => untilQuiet(() => lastAt),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await closed(lines);
    },
  };
}

async function closed(stream: WriteStream | undefined): Promise<void> {
  if (stream === undefined) return;
  stream.end();
  await once(stream, 'finish');
}

type Received = { code: number; received: number; accepted: number };

async function receive(request: IncomingMessage, keep: (envelope: Envelope) => void): Promise<Received> {
  const path = new URL(request.url ?? '/', `https://${HOST}`).pathname;
  if (request.method !== 'POST' || !TRACK.test(path)) return { code: 404, received: 0, accepted: 0 };
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array)); // no encoding is set: chunks are bytes
  const body = Buffer.concat(chunks);
  const text = (request.headers['content-encoding'] === 'gzip' ? await unzip(body) : body).toString('utf8');
  const envelopes = itemsOf(text).map((item) => envelopeSchema.safeParse(item));
  for (const { data } of envelopes) if (data !== undefined) keep(data);
  const accepted = envelopes.filter(({ success }) => success).length;
  return { code: accepted === envelopes.length ? 200 : 206, received: envelopes.length, accepted };
}

/** A JSON array, or one JSON object a line: the service takes both. */
function itemsOf(text: string): unknown[] {
  if (text.trimStart().startsWith('[')) return z.array(z.unknown()).parse(JSON.parse(text));
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown); // JSON.parse promises `any`
}

function answer(response: ServerResponse, { code, received, accepted }: Received): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ itemsReceived: received, itemsAccepted: accepted, errors: [] }));
}
