import { isMassMove } from '../../changes/brake.ts';
import { addDays, monthOf, type Clock } from '../../domain/calendar.ts';
import { digest } from '../../domain/digest.ts';
import { FLAG } from '../../domain/flag.ts';
import type { AccountId } from '../../domain/ids.ts';
import { normaliseCompanyName } from '../../matching/company/normalise-company-name.ts';
import type { AccountStore, ControlStore, Departure } from '../../state/contract.ts';
import { hold, type Judgement } from './judge.ts';

export type ApplyBrakesDeps = {
  accounts: Pick<AccountStore, 'saveDepartures' | 'listDepartures'>;
  control: Pick<ControlStore, 'takeFlagAllowance'>;
  clock: Clock;
  dailyFlagLimit: number;
};

const raisesFlag = ({ write, next }: Judgement): boolean =>
  write === FLAG.notAtCompany || next.owed === FLAG.notAtCompany;

/** Holds flags that look like a rename or merger, then those beyond the day's limit (design §10). */
export async function applyBrakes(
  deps: ApplyBrakesDeps,
  judgements: readonly Judgement[],
): Promise<Judgement[]> {
  const braked = await brake(deps, judgements);
  return limit(deps, braked);
}

async function brake(deps: ApplyBrakesDeps, judgements: readonly Judgement[]): Promise<readonly Judgement[]> {
  const departures = new Map(
    judgements.filter(raisesFlag).flatMap((judgement) => {
      const departure = departureOf(judgement, deps.clock);
      return departure === undefined ? [] : [[judgement, departure] as const];
    }),
  );
  // Written before the others are counted: of two jobs at the same moment at least one sees the other.
  await deps.accounts.saveDepartures([...departures.values()]);
  const others = new Map<AccountId, readonly Departure[]>();
  for (const { accountId } of departures.values()) {
    if (!others.has(accountId)) others.set(accountId, await deps.accounts.listDepartures(accountId));
  }
  return judgements.map((judgement) => {
    const departure = departures.get(judgement);
    if (departure === undefined || !isMassMove(departure, others.get(departure.accountId) ?? []))
      return judgement;
    return hold(judgement, { kind: 'held', reason: 'mass_move' });
  });
}

function departureOf({ verdict, next }: Judgement, clock: Clock): Departure | undefined {
  const { departure, destination } = verdict;
  if (departure === undefined || destination === undefined || next.accountId === undefined) return undefined;
  return {
    accountId: next.accountId,
    destination: digest(normaliseCompanyName(destination.companyName).core, 32),
    contactId: next.contactId,
    endMonth: departure.endMonth ?? monthOf(clock.today()),
  };
}

/** Most certain first; what is left over falls due tomorrow. */
async function limit(deps: ApplyBrakesDeps, judgements: readonly Judgement[]): Promise<Judgement[]> {
  const today = deps.clock.today();
  const raising = judgements
    .filter(({ write }) => write === FLAG.notAtCompany)
    .toSorted((left, right) => right.verdict.confidence - left.verdict.confidence);
  if (raising.length === 0) return [...judgements];
  const allowed = await deps.control.takeFlagAllowance({
    day: today,
    wanted: raising.length,
    limit: deps.dailyFlagLimit,
  });
  const held = new Set(raising.slice(allowed));
  return judgements.map((judgement) =>
    held.has(judgement)
      ? hold(judgement, { kind: 'held', reason: 'daily_limit' }, addDays(today, 1))
      : judgement,
  );
}
