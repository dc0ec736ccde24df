import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import rhea, { type EventContext } from 'rhea';
import { ClientConnection } from './client-connection.ts';
import { Entities } from './entities.ts';
import type { QueueOptions } from './queue-options.ts';
import type { QueueStatistics } from './queue-statistics.ts';
import { MAX_MESSAGE_BYTES } from './receiving-link.ts';
import { openStore } from './store-schema.ts';

export type ServiceBusOptions = {
  queues: QueueOptions[];
  /** 0, the default, takes a free port. */
  port?: number;
  host?: string;
  /** Absent: everything is in memory and gone with the process. */
  storeFile?: string;
  now?: () => Date;
  /** Told of faults of this endpoint itself, each of which ends a connection. Default: standard error. */
  onFault?: (error: unknown) => void;
};

export type ServiceBus = {
  connectionString: string;
  port: number;
  statistics: () => Record<string, QueueStatistics>;
  stop: () => Promise<void>;
};

type SaslMechanisms = { enable_anonymous: () => void; enable_plain: (check: () => boolean) => void };

// How late an expired lock or a due message may be noticed.
const TICK_MS = 20;
// How often ids outside the duplicate detection window are dropped from the store.
const FORGET_MS = 60_000;
// As the service; a client that says nothing that long is gone.
const IDLE_TIMEOUT_MS = 60_000;
// Deliveries of one link that no client has settled; the library's own 2,048 would stop a consumer that lets locks expire.
const OUTGOING_DELIVERIES = 65_536;
const INCOMING_DELIVERIES = 2_048;

function reportFault(error: unknown): void {
  console.error('The local Service Bus had to end a connection:', error);
}

/** A Service Bus namespace on this machine, for the genuine client, over AMQP 1.0 without TLS. */
export async function startServiceBus(options: ServiceBusOptions): Promise<ServiceBus> {
  const {
    queues,
    port = 0,
    host = '127.0.0.1',
    storeFile,
    now = () => new Date(),
    onFault = reportFault,
  } = options;
  const database = openStore(storeFile);
  const entities = new Entities({ database, queues, now });
  const sockets = new Set<Socket>();
  const server = listen({ entities, sockets, port, host, onFault });
  await once(server, 'listening');
  const timers = [
    setInterval(() => {
      entities.tick();
    }, TICK_MS),
    setInterval(() => {
      entities.forgetOldDuplicates();
    }, FORGET_MS),
  ];
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: actualPort,
    connectionString: `Endpoint=sb://${host}:${actualPort};SharedAccessKeyName=local;SharedAccessKey=local;UseDevelopmentEmulator=true`,
    statistics: () => entities.statistics(),
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      const closed = once(server, 'close');
      server.close();
      // With an error, so that the library notices and stops its own timers.
      for (const socket of sockets) socket.destroy(new Error('The local Service Bus was stopped.'));
      await closed;
      database.close();
    },
  };
}

type ListenDeps = {
  entities: Entities;
  sockets: Set<Socket>;
  port: number;
  host: string;
  onFault: (error: unknown) => void;
};

function listen({ entities, sockets, port, host, onFault }: ListenDeps): Server {
  const container = rhea.create_container({
    id: 'local-service-bus',
    tcp_no_delay: true,
    treat_modified_as_released: false,
  });
  // Typed as any in rhea 3.0.5; lib/sasl.js shows both.
  const mechanisms = container.sasl_server_mechanisms as SaslMechanisms;
  mechanisms.enable_anonymous();
  mechanisms.enable_plain(() => true);
  container.on('connection_open', ({ connection }: EventContext) => {
    new ClientConnection({ connection, entities, onFault });
  });
  // A client may vanish before its connection is open; there is nothing to undo then.
  for (const end of ['connection_close', 'disconnected']) container.on(end, () => undefined);
  for (const fault of ['protocol_error', 'error']) container.on(fault, onFault);
  const server = container.listen({
    port,
    host,
    idle_time_out: IDLE_TIMEOUT_MS,
    session_buffer_size: { incoming: INCOMING_DELIVERIES, outgoing: OUTGOING_DELIVERIES },
    receiver_options: { autoaccept: false, max_message_size: MAX_MESSAGE_BYTES },
    sender_options: { autosettle: false },
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return server;
}
