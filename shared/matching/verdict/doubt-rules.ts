import type { Day } from '../../domain/calendar.ts';
import type { Outcome, ReasonOf } from '../../domain/verdict.ts';
import { staleOn } from './grace-periods.ts';
import type { Finding } from './position-rules.ts';

/** What is known of the reading that the positions come from. */
export type Reading = {
  strength: 'strong' | 'medium';
  seenOn: Day;
  today: Day;
  accountLinkChangedOn: Day | undefined;
};

/** What keeps a profile from speaking against the account, or, when it is of `all`, from saying anything. */
export type DoubtRule = {
  name: string;
  reason: ReasonOf<'uncertain'>;
  about: 'all' | 'departures';
  when: (reading: Reading) => boolean;
};

/** From top to bottom, the first that applies turns the finding into `uncertain`. */
export const DOUBT_RULES: readonly DoubtRule[] = [
  {
    name: 'stale_profile',
    reason: 'stale_profile',
    about: 'all',
    when: ({ seenOn, today }) => today >= staleOn(seenOn),
  },
  {
    name: 'older_than_account_link',
    reason: 'profile_older_than_account_link',
    about: 'departures',
    when: ({ seenOn, accountLinkChangedOn }) =>
      accountLinkChangedOn !== undefined && seenOn < accountLinkChangedOn,
  },
  {
    name: 'identity_medium',
    reason: 'weak_identity',
    about: 'departures',
    when: ({ strength }) => strength !== 'strong',
  },
];

/** Outcomes that say, or suspect, that the person is gone. */
export const pointsAway = ({ kind }: Outcome): boolean =>
  kind === 'notAtCompany' || kind === 'leftNoNewRole' || kind === 'possiblyLeft';

type Doubted = { reading: Reading; finding: Finding; rules: readonly DoubtRule[] };

export const doubtAbout = ({ reading, finding, rules }: Doubted): DoubtRule | undefined =>
  rules.find((rule) => (rule.about === 'all' || pointsAway(finding.outcome)) && rule.when(reading));

/** Whether no doubt whatever stands against the reading. */
export const speaksFreely = ({ reading, rules }: Pick<Doubted, 'reading' | 'rules'>): boolean =>
  !rules.some(({ when }) => when(reading));
