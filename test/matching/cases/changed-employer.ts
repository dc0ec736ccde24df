import { anAccount, held } from './builders.ts';
import { profiled, type VerdictCase } from './verdict-case.ts';

type Row = readonly [
  account: string,
  left: string,
  now: string,
  expected: VerdictCase['expected'],
  why: string,
];

export const changed = (left: string, now: string): ReturnType<typeof profiled> =>
  profiled(held(now, '2026-03…'), held(left, '2019-01…2026-02'));
export const rows = (table: readonly Row[]): VerdictCase[] =>
  table.map(([account, left, now, expected, why]) => ({
    why: `${account}: ${left}, now ${now}: ${why}`,
    expected,
    given: { ...changed(left, now), account: anAccount({ name: account }) },
  }));

export const STAYS = 'verified/related_company';
export const UNSURE = 'uncertain/name_only_difference';
export const LEFT = 'notAtCompany/position_ended';
