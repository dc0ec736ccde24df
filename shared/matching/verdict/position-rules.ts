import type { Day } from '../../domain/calendar.ts';
import type { Outcome } from '../../domain/verdict.ts';
import { newJobSettledOn, noNewRoleOn, overlapDoubtfulOn } from './grace-periods.ts';
import type { JudgedPosition } from './judge-positions.ts';
import { closedByReading, goneOnlyOnce, newerStart } from './position-conditions.ts';
import type { FactName, PositionFacts } from './position-facts.ts';

/** What the positions say, before identity, age of the profile and policy have their word. */
export type Finding = {
  /** The rule that applied. */
  rule: string;
  outcome: Outcome;
  /** The position that still ties the person to the account. */
  kept?: JudgedPosition;
  departed?: JudgedPosition;
  destination?: JudgedPosition;
  /** When the calendar alone ends a grace period. */
  dueOn?: Day;
};

type With<Name extends FactName> = PositionFacts & Required<Pick<PositionFacts, Name>>;

type Definition<Name extends FactName> = {
  rule: string;
  /** The facts that must be there. */
  given: readonly Name[];
  /** What else must hold. */
  when?: (facts: With<Name>) => boolean;
  outcome: Outcome;
  rests: (facts: With<Name>) => Pick<Finding, 'kept' | 'departed' | 'destination' | 'dueOn'>;
};

export type PositionRule = { name: string; find: (facts: PositionFacts) => Finding | undefined };

const has = <Name extends FactName>(facts: PositionFacts, names: readonly Name[]): facts is With<Name> =>
  names.every((name) => facts[name] !== undefined);

const rule = <Name extends FactName>({
  rule: name,
  given,
  when,
  outcome,
  rests,
}: Definition<Name>): PositionRule => ({
  name,
  find: (facts) =>
    has(facts, given) && (when === undefined || when(facts))
      ? { rule: name, outcome, ...rests(facts) }
      : undefined,
});

/** From top to bottom, the first that applies decides (reference/matching.md §9, §10). */
export const POSITION_RULES: readonly PositionRule[] = [
  rule({
    rule: 'at_account_only',
    given: ['here'],
    when: ({ elsewhere }) => elsewhere === undefined,
    outcome: { kind: 'verified', reason: 'still_there' },
    rests: ({ here }) => ({ kept: here }),
  }),
  rule({
    rule: 'at_account_beside_older_job',
    given: ['here', 'elsewhere'],
    when: (facts) => newerStart(facts) === undefined,
    outcome: { kind: 'additionalRole', reason: 'still_there' },
    rests: ({ here, elsewhere }) => ({ kept: here, destination: elsewhere }),
  }),
  rule({
    rule: 'new_job_just_begun',
    given: ['here', 'elsewhere'],
    when: (facts) => before(facts.today, newJobSettledOn, newerStart(facts)),
    outcome: { kind: 'uncertain', reason: 'grace_period' },
    rests: (facts) => overlap(facts, newJobSettledOn),
  }),
  rule({
    rule: 'account_open_beside_new_job',
    given: ['here', 'elsewhere'],
    when: (facts) => before(facts.today, overlapDoubtfulOn, newerStart(facts)),
    outcome: { kind: 'additionalRole', reason: 'unclosed_overlap' },
    rests: (facts) => overlap(facts, overlapDoubtfulOn),
  }),
  rule({
    rule: 'account_open_for_long_beside_new_job',
    given: ['here', 'elsewhere'],
    outcome: { kind: 'possiblyLeft', reason: 'unclosed_overlap' },
    rests: ({ here, elsewhere }) => ({ kept: here, destination: elsewhere }),
  }),
  rule({
    rule: 'at_related_company',
    given: ['related'],
    outcome: { kind: 'verified', reason: 'related_company' },
    rests: ({ related }) => ({ kept: related, destination: related }),
  }),
  rule({
    rule: 'employer_may_be_account',
    given: ['unclear'],
    outcome: { kind: 'uncertain', reason: 'name_only_difference' },
    rests: ({ unclear, ended }) => ({
      destination: unclear,
      ...(ended !== undefined && { departed: ended }),
    }),
  }),
  rule({
    rule: 'gone_from_one_reading',
    given: ['ended', 'elsewhere'],
    when: goneOnlyOnce,
    outcome: { kind: 'possiblyLeft', reason: 'departure_observed' },
    rests: ({ ended, elsewhere }) => ({ departed: ended, destination: elsewhere }),
  }),
  rule({
    rule: 'gone_and_employed_elsewhere',
    given: ['ended', 'elsewhere'],
    when: ({ ended }) => closedByReading(ended),
    outcome: { kind: 'notAtCompany', reason: 'departure_observed' },
    rests: ({ ended, elsewhere }) => ({ departed: ended, destination: elsewhere }),
  }),
  rule({
    rule: 'ended_and_employed_elsewhere',
    given: ['ended', 'elsewhere'],
    outcome: { kind: 'notAtCompany', reason: 'position_ended' },
    rests: ({ ended, elsewhere }) => ({ departed: ended, destination: elsewhere }),
  }),
  rule({
    rule: 'ended_within_grace',
    given: ['ended'],
    when: ({ today, ended }) => before(today, noNewRoleOn, ended.position.endMonth),
    outcome: { kind: 'possiblyLeft', reason: 'grace_period' },
    rests: ({ ended }) => ({ departed: ended, ...due(noNewRoleOn, ended.position.endMonth) }),
  }),
  rule({
    rule: 'gone_without_new_role',
    given: ['ended'],
    when: ({ ended }) => closedByReading(ended),
    outcome: { kind: 'possiblyLeft', reason: 'departure_observed' },
    rests: ({ ended }) => ({ departed: ended }),
  }),
  rule({
    rule: 'ended_without_new_role',
    given: ['ended'],
    outcome: { kind: 'leftNoNewRole', reason: 'position_ended' },
    rests: ({ ended }) => ({ departed: ended }),
  }),
  rule({
    rule: 'ended_alike_when_linked',
    given: ['endedAlike', 'elsewhere'],
    outcome: { kind: 'notAtCompany', reason: 'position_ended' },
    rests: ({ endedAlike, elsewhere }) => ({ departed: endedAlike, destination: elsewhere }),
  }),
  rule({
    rule: 'first_reading_elsewhere',
    given: ['elsewhere'],
    when: ({ elsewhere }) => elsewhere.position.shownOnly === true,
    outcome: { kind: 'possiblyLeft', reason: 'first_observation' },
    rests: ({ elsewhere }) => ({ destination: elsewhere }),
  }),
  rule({
    rule: 'account_nowhere_on_profile',
    given: ['elsewhere'],
    outcome: { kind: 'possiblyLeft', reason: 'other_company' },
    rests: ({ elsewhere }) => ({ destination: elsewhere }),
  }),
  rule({
    rule: 'no_real_employer',
    given: ['placeholder'],
    outcome: { kind: 'uncertain', reason: 'only_placeholder' },
    rests: () => ({}),
  }),
];

/** What is left when no rule applies: nothing current that counts, and nothing ended at the account. */
export const NOTHING_FOUND: Finding = {
  rule: 'no_current_position',
  outcome: { kind: 'uncertain', reason: 'no_positions' },
};

type Calendar<Start> = (start: Start) => Day;

const before = <Start>(today: Day, settledOn: Calendar<Start>, start: Start | undefined): boolean =>
  start !== undefined && today < settledOn(start);

const due = <Start>(settledOn: Calendar<Start>, start: Start | undefined): { dueOn?: Day } =>
  start === undefined ? {} : { dueOn: settledOn(start) };

const overlap = (facts: With<'here' | 'elsewhere'>, settledOn: typeof newJobSettledOn) => ({
  kept: facts.here,
  destination: facts.elsewhere,
  ...due(settledOn, newerStart(facts)),
});
