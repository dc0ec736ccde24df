import { FLAG } from '../../domain/flag.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { Departure } from '../../state/contract.ts';
import { forgetDepartures, type ForgetDeparturesDeps } from '../steps/forget-departures.ts';
import type { Judgement } from './judge.ts';

export const isOurs = ({ situation: { contact }, next }: Judgement): boolean =>
  contact.flag === FLAG.notAtCompany && next.flagOwner === 'us';

/** A flag of ours that is not taken back stands for a departure, also while nothing confirms it. */
const standsOn = (judgement: Judgement): boolean =>
  isOurs(judgement) && (judgement.write ?? judgement.next.owed) !== FLAG.noFeedback;

/** A first look finds nothing, and neither does one after evidence that spoke of no departure. */
const mayHaveLeft = ({ situation: { before } }: Judgement): boolean =>
  before !== undefined &&
  (before.evidenceKey !== undefined || (before.flag === FLAG.notAtCompany && before.flagOwner === 'us'));

/** Departures that the evidence no longer tells of: they would count against those who follow. */
export async function withdrawDepartures(
  deps: ForgetDeparturesDeps,
  staying: readonly Judgement[],
): Promise<void> {
  const withdrawn = staying.filter((judgement) => mayHaveLeft(judgement) && !standsOn(judgement));
  await forgetDepartures(
    deps,
    withdrawn.flatMap(({ next: { contactId, accountId } }) =>
      accountId === undefined ? [] : [{ contactId, accountId }],
    ),
  );
}

type Departures = ReadonlyMap<AccountId, readonly Departure[]>;

/** Each leaver went to one place: an older record of another is taken away. Answers what is left. */
export async function withdrawOthers(
  { accounts }: ForgetDeparturesDeps,
  { leavers, known }: { leavers: readonly Departure[]; known: Departures },
): Promise<Departures> {
  const goesTo = new Map(leavers.map(({ contactId, destination }) => [contactId, destination]));
  const isCurrent = ({ contactId, destination }: Departure): boolean =>
    (goesTo.get(contactId) ?? destination) === destination;
  const outdated = [...known.values()].flat().filter((departure) => !isCurrent(departure));
  if (outdated.length === 0) return known;
  await accounts.deleteDepartures(outdated);
  return new Map([...known].map(([accountId, departures]) => [accountId, departures.filter(isCurrent)]));
}
