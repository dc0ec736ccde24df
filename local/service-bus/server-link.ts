import type { Receiver, Sender } from 'rhea';
import { BrokerError, asBrokerError } from './broker-error.ts';

/** What the library keeps in every link but leaves out of its typings. */
type LinkInternals = {
  credit: number;
  delivery_count: number;
  local: { attach: { properties?: unknown; snd_settle_mode?: number; rcv_settle_mode?: number } };
  state: { local_open: boolean; open_requests: number };
  _draining: boolean;
  _get_drain: () => boolean;
};

type ServerLink = Sender | Receiver;

function internals(link: ServerLink): LinkInternals {
  // The typings of rhea 3.0.5 omit these fields; lib/link.js (init) and lib/endpoint.js show them.
  return link as unknown as LinkInternals;
}

export function creditOf(sender: Sender): number {
  return internals(sender).credit;
}

/** How many deliveries have gone out on the link, drained credit included. */
export function deliveryCountOf(sender: Sender): number {
  return internals(sender).delivery_count;
}

/**
 * The library answers an attach by itself after the handler returns. This takes the answer back, for a client that has to
 * wait (for the next session); `link.attach()` gives it later.
 */
export function holdAttach(sender: Sender): void {
  const { state } = internals(sender);
  state.local_open = false;
  state.open_requests -= 1;
}

/**
 * The library confirms a drain only when credit is left over. The client waits for it in any case, and closes its link when
 * the last messages used up the credit and no confirmation came.
 */
export function confirmEveryDrain(sender: Sender): void {
  const link = internals(sender);
  link._get_drain = () => {
    link.delivery_count += link.credit;
    link.credit = 0;
    return link._draining;
  };
}

/** Settle modes and addresses of the answer are those the client asked for. */
export function echoAttach(link: ServerLink, properties?: Record<string, unknown>): void {
  const { attach } = internals(link).local;
  attach.snd_settle_mode = link.snd_settle_mode;
  attach.rcv_settle_mode = link.rcv_settle_mode;
  if (properties) attach.properties = properties;
  link.set_source({ address: addressOf(link.source) ?? '' });
  link.set_target({ address: addressOf(link.target) ?? '' });
}

/** Typed as always there, yet a peer may leave its terminus out. */
export function addressOf(terminus: { address: string } | null | undefined): string | undefined {
  return terminus?.address ?? undefined;
}

/** As Service Bus does it: the attach is answered, then the link closed with the reason. */
export function refuseLink(link: ServerLink, error: unknown): void {
  const { condition, message } = asBrokerError(error);
  link.close({ condition, description: message });
}

export function unknownEntity(address: string | undefined): BrokerError {
  return new BrokerError(
    'amqp:not-found',
    `The messaging entity '${address ?? ''}' could not be found. Name it among the queues the local Service Bus is started with.`,
  );
}
