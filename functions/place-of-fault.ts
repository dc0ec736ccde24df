import { GiveUp } from '../shared/domain/failures.ts';

/** Where a fault arose and what kind it is. Only our own messages are known to hold nothing that a caller sent. */
export function placeOfFault(fault: unknown): string {
  if (!(fault instanceof Error)) return `a ${typeof fault} was thrown`;
  const said = fault instanceof GiveUp ? `${fault.name}: ${fault.message}` : fault.name;
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = fault.cause === undefined ? [] : [`caused by ${placeOfFault(fault.cause)}`];
  return [said, ...frames, ...cause].join('\n');
}
