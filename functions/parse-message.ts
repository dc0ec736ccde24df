import type * as z from 'zod';
import { GiveUp } from '../shared/domain/failures.ts';

/** A message that is none of ours fails its deliveries and is then reported by ParkDeadLetters. */
export function parseMessage<Message>(schema: z.ZodType<Message>, body: unknown): Message {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'message'}: ${code}`);
  throw new GiveUp('message_malformed', { detail: faults.join('; ') });
}
