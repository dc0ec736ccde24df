import type { SeededRandom } from '../../../local/bench/population/seeded-random.ts';
import { addMonths, type Day, type Month, monthOf } from '../../../shared/domain/calendar.ts';
import type { Account, Contact } from '../../../shared/domain/contact.ts';
import type { Position, Profile } from '../../../shared/domain/profile.ts';
import { day } from '../cases/builders.ts';
import type { InventedCompany } from './invented-companies.ts';

export type Draw = {
  random: SeededRandom;
  account: InventedCompany;
  other: InventedCompany;
  third: InventedCompany;
  /** Written in another script than the account. */
  foreign: InventedCompany;
  at: (company: InventedCompany, span?: Partial<Position>) => Position;
};

/** What a life shows: positions of the own profile (absent: it is not found), namesakes, and what the CRM knows. */
type Told = {
  positions?: readonly Position[];
  profile?: Partial<Profile>;
  namesakes?: readonly (readonly Position[])[];
  contact?: Partial<Contact>;
  account?: Partial<Account>;
  withoutUrl?: boolean;
  linkedOn?: Day;
};

export type Life = {
  kind: string;
  /** People of this kind among a hundred or so. */
  share: number;
  left: boolean;
  expected: readonly string[];
  tell: (draw: Draw) => Told;
};

export const ago = (months: number): Month => addMonths(monthOf(day('2026-11-01')), -months);
export const FLAG = ['notAtCompany/position_ended'];
export const HERE = ['verified/still_there'];
export const TIED = ['verified/still_there', 'verified/related_company'];

const pastMonth = ({ random }: Draw): Month => ago(2 + random.below(9));

/** The account until `left`, then the other company. */
export function moved(
  draw: Draw,
  changes: { ended?: Partial<Position>; begun?: Partial<Position> } = {},
): Position[] {
  const left = pastMonth(draw);
  return [
    draw.at(draw.other, { startMonth: left, ...changes.begun }),
    draw.at(draw.account, { startMonth: ago(60), endMonth: left, ...changes.ended }),
    draw.at(draw.third, { startMonth: ago(100), endMonth: ago(61) }),
  ];
}

export const readings = { after: day('2026-05-01'), before: day('2026-07-01') };
export const shownOld = {
  shownOnly: true as const,
  firstSeenOn: day('2026-01-01'),
  lastSeenOn: day('2026-05-01'),
};
