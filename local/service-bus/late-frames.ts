import type { Connection } from 'rhea';

const SESSION_FRAMES = ['on_end', 'on_detach', 'on_disposition', 'on_flow'] as const;

type Frame = { channel: number };

// rhea keeps both out of its types: the sessions by channel, and one method per frame that looks there.
type Internals = Record<(typeof SESSION_FRAMES)[number], (frame: Frame) => void> & {
  remote_channel_map: Partial<Record<number, object>>;
};

/**
 * A client that closes in a hurry ends a session and then detaches its links. The real service takes no notice of such
 * frames; rhea would end the whole connection, with every lock on it.
 */
export function forgiveLateFrames(connection: Connection): void {
  const internals = connection as unknown as Internals; // the members above are there in rhea 3
  for (const name of SESSION_FRAMES) {
    const handle = internals[name].bind(connection);
    internals[name] = (frame) => {
      if (internals.remote_channel_map[frame.channel] !== undefined) handle(frame);
    };
  }
}
