import type { Connection, EventContext, Receiver, Sender, Session } from 'rhea';
import { asInteger, asMap, asText, dotnetTicks, unwrapped } from './amqp-values.ts';
import { BrokerError } from './broker-error.ts';
import { serveTokenLink } from './cbs.ts';
import type { Entities } from './entities.ts';
import { forgiveLateFrames } from './late-frames.ts';
import { serveManagementLink } from './management/management-link.ts';
import type { Queue } from './queue.ts';
import { serveReceivingLink } from './receiving-link.ts';
import { ReplyLinks } from './reply-links.ts';
import { SendingLink } from './sending-link.ts';
import { addressOf, echoAttach, holdAttach, refuseLink, unknownEntity } from './server-link.ts';
import type { HeldSession } from './session-locks.ts';

const TOKEN_ADDRESS = '$cbs';
const SESSION_FILTER = 'com.microsoft:session-filter';
// What the service waits for a session when the client does not say.
const NEXT_SESSION_TIMEOUT_MS = 60_000;

export type ClientConnectionDeps = {
  connection: Connection;
  entities: Entities;
  onFault: (error: unknown) => void;
};

/** One client: the links it attaches, and what has to be undone when they or the connection go. */
export class ClientConnection {
  readonly #entities: Entities;
  readonly #replies = new ReplyLinks();
  readonly #cleanUps = new Map<Sender, () => void>();

  constructor({ connection, entities, onFault }: ClientConnectionDeps) {
    this.#entities = entities;
    forgiveLateFrames(connection);
    connection.on('receiver_open', ({ receiver }: EventContext) => {
      if (receiver) this.#openIncoming(receiver);
    });
    connection.on('sender_open', ({ sender }: EventContext) => {
      if (sender) this.#openOutgoing(sender);
    });
    connection.on('sender_close', ({ sender }: EventContext) => {
      if (sender) this.#cleanUp(sender);
    });
    connection.on('session_close', ({ session }: EventContext) => {
      this.#cleanUpAll(session);
    });
    for (const end of ['connection_close', 'connection_error', 'disconnected']) {
      connection.on(end, () => {
        this.#cleanUpAll();
      });
    }
    // What a handler of ours threw, or bytes that are no AMQP; the library ends the connection after this.
    for (const fault of ['protocol_error', 'error']) {
      connection.on(fault, (error: unknown) => {
        this.#cleanUpAll();
        onFault(error);
      });
    }
    // A client that closes a link with an error only tells us why; the close itself follows.
    for (const remark of ['receiver_error', 'receiver_close', 'sender_error', 'session_error']) {
      connection.on(remark, () => undefined);
    }
  }

  /** Where the client sends: a queue, its management, or its token. */
  #openIncoming(receiver: Receiver): void {
    const address = addressOf(receiver.target);
    const found = this.#entities.find(address);
    if (address === TOKEN_ADDRESS) serveTokenLink({ receiver, replies: this.#replies });
    else if (!found) refuseLink(receiver, unknownEntity(address));
    else if (found.management) serveManagementLink({ receiver, queue: found.queue, replies: this.#replies });
    else if (found.queue.deadLetters) serveReceivingLink({ receiver, queue: found.queue });
    else
      refuseLink(
        receiver,
        new BrokerError('amqp:not-allowed', `Nobody can send to '${found.queue.settings.name}'.`),
      );
  }

  /** Where the client receives: a queue, a session, or the answers to its requests. */
  #openOutgoing(sender: Sender): void {
    const address = addressOf(sender.source);
    const found = this.#entities.find(address);
    if (address === TOKEN_ADDRESS || found?.management) this.#openReplies(sender);
    else if (!found) refuseLink(sender, unknownEntity(address));
    else if (sessionFilter(sender)) this.#openSession(sender, found.queue);
    else if (!found.queue.settings.requiresSession) this.#openConsumer({ sender, queue: found.queue });
    else {
      const name = found.queue.settings.name;
      refuseLink(
        sender,
        new BrokerError(
          'amqp:not-allowed',
          `'${name}' requires sessions: accept a session to receive from it.`,
        ),
      );
    }
  }

  #openReplies(sender: Sender): void {
    echoAttach(sender);
    this.#replies.add(sender.name, sender);
    this.#replies.add(addressOf(sender.target) ?? sender.name, sender);
    this.#cleanUps.set(sender, () => {
      this.#replies.remove(sender);
    });
  }

  #openConsumer({ sender, queue, session }: { sender: Sender; queue: Queue; session?: HeldSession }): void {
    if (!session) echoAttach(sender);
    const link = new SendingLink({ sender, queue, session });
    const dispatcher = this.#entities.dispatcherOf(queue);
    dispatcher.add(link);
    sender.on('sender_flow', () => {
      dispatcher.wake();
    });
    sender.on('sender_draining', () => {
      link.drain();
    });
    this.#cleanUps.set(sender, () => {
      dispatcher.remove(link);
      if (session) queue.sessions.release(session);
    });
  }

  #openSession(sender: Sender, queue: Queue): void {
    const name = queue.settings.name;
    if (!queue.settings.requiresSession) {
      refuseLink(
        sender,
        new BrokerError('amqp:not-allowed', `'${name}' has no sessions: receive from it without one.`),
      );
      return;
    }
    const sessionId = sessionFilter(sender)?.sessionId;
    if (sessionId === undefined) {
      this.#waitForSession(sender, queue);
      return;
    }
    try {
      this.#openHeld({ sender, queue, session: queue.sessions.accept(sessionId) });
    } catch (error) {
      refuseLink(sender, error);
    }
  }

  #waitForSession(sender: Sender, queue: Queue): void {
    holdAttach(sender);
    this.#cleanUps.set(sender, () => {
      stopWaiting();
      sender.attach(); // a link must be opened before it can be closed
      sender.close();
    });
    const stopWaiting = queue.sessions.acceptNext({
      timeoutMs: asInteger(asMap(sender.properties)?.['com.microsoft:timeout']) ?? NEXT_SESSION_TIMEOUT_MS,
      onAccepted: (session) => {
        this.#openHeld({ sender, queue, session });
        sender.attach();
      },
      onTimeout: () => {
        this.#cleanUps.delete(sender);
        sender.attach();
        refuseLink(
          sender,
          new BrokerError(
            'com.microsoft:timeout',
            `No session of '${queue.settings.name}' became available in time.`,
          ),
        );
      },
    });
  }

  #openHeld({ sender, queue, session }: { sender: Sender; queue: Queue; session: HeldSession }): void {
    echoAttach(sender, { 'com.microsoft:locked-until-utc': dotnetTicks(new Date(session.lockedUntil)) });
    sender.set_source({ address: addressOf(sender.source) ?? '', filter: { [SESSION_FILTER]: session.id } });
    this.#openConsumer({ sender, queue, session });
    session.onLost = () => {
      this.#cleanUp(sender);
      refuseLink(
        sender,
        new BrokerError(
          'com.microsoft:session-lock-lost',
          `The lock of the session '${session.id}' has expired.`,
        ),
      );
    };
  }

  #cleanUp(sender: Sender): void {
    const cleanUp = this.#cleanUps.get(sender);
    this.#cleanUps.delete(sender);
    cleanUp?.();
  }

  #cleanUpAll(session?: Session): void {
    for (const sender of [...this.#cleanUps.keys()]) {
      if (!session || sender.session === session) this.#cleanUp(sender);
    }
  }
}

/** Undefined: no session asked for. A session id of undefined: the next free one. */
function sessionFilter(sender: Sender): { sessionId: string | undefined } | undefined {
  const filter = asMap(sender.source.filter);
  return filter && SESSION_FILTER in filter
    ? { sessionId: asText(unwrapped(filter[SESSION_FILTER])) }
    : undefined;
}
