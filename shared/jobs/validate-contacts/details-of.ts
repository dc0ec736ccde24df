import { daySchema, type Day } from '../../domain/calendar.ts';
import type { FlagDetails } from '../../domain/flag-details.ts';
import { FLAG } from '../../domain/flag.ts';
import type { Judgement } from './judge.ts';

/** What sellers see beside a flag that is set; beside one that is cleared, only when that was found. */
export function detailsOf({ verdict, write }: Judgement, { today }: { today: Day }): FlagDetails {
  if (write !== FLAG.notAtCompany) return { checkedOn: today };
  const { departure, destination, sentence } = verdict;
  return {
    ...(destination !== undefined && { newEmployer: destination.companyName }),
    ...(destination?.title !== undefined && { newTitle: destination.title }),
    ...(departure?.endMonth !== undefined && { since: daySchema.parse(`${departure.endMonth}-01`) }),
    ...(sentence !== undefined && { reason: sentence }),
    checkedOn: today,
  };
}
