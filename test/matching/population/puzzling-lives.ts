import type { Instant } from '../../../shared/domain/calendar.ts';
import { day } from '../cases/builders.ts';
import { ago, HERE, type Life, moved, readings, shownOld, TIED } from './life.ts';

/** Lives that mislead: namesakes, seats, agencies, and readings that show too little. */
export const PUZZLING_LIVES: readonly Life[] = [
  {
    kind: 'namesake of another career',
    share: 4,
    left: false,
    expected: ['uncertain/weak_identity', 'notMatched/no_match'],
    tell: (draw) => ({ withoutUrl: true, namesakes: [[draw.at(draw.other, { startMonth: ago(20) })]] }),
  },
  {
    kind: 'two of the name knew the account',
    share: 2,
    left: false,
    expected: ['uncertain/ambiguous_identity', 'uncertain/weak_identity'],
    tell: (draw) => ({ withoutUrl: true, namesakes: [moved(draw), moved(draw)] }),
  },
  {
    kind: 'address of somebody else',
    share: 2,
    left: false,
    expected: ['uncertain/wrong_link'],
    tell: (draw) => ({ positions: moved(draw), profile: { name: { given: 'Zoltan', family: 'Wrong' } } }),
  },
  {
    kind: 'name withheld',
    share: 2,
    left: true,
    expected: ['uncertain/weak_identity'],
    tell: (draw) => ({ positions: moved(draw), profile: { name: {} } }),
  },
  {
    kind: 'board seat elsewhere',
    share: 3,
    left: false,
    expected: HERE.concat('verified/related_company'),
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, {
          startMonth: ago(9),
          title: draw.random.oneOf(['Board Member', 'Beirat', '社外取締役', 'Consejera']),
        }),
        draw.at(draw.account, { startMonth: ago(60) }),
      ],
    }),
  },
  {
    kind: 'board seat at the account ended',
    share: 2,
    left: false,
    expected: ['possiblyLeft/other_company'],
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, { startMonth: ago(90) }),
        draw.at(draw.account, { startMonth: ago(50), endMonth: ago(6), kind: 'board' }),
      ],
    }),
  },
  {
    kind: 'agency staff at the account',
    share: 3,
    left: false,
    expected: TIED,
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, {
          startMonth: ago(9),
          title: draw.random
            .oneOf(['Consultant at ', 'Entwicklerin im Auftrag von ', 'Consultante en mission chez '])
            .concat(draw.account.name),
        }),
        draw.at(draw.account, { startMonth: ago(60), endMonth: ago(9) }),
      ],
    }),
  },
  {
    kind: 'gone from the profile, nothing new',
    share: 2,
    left: true,
    expected: ['possiblyLeft/departure_observed'],
    tell: (draw) => ({
      positions: [draw.at(draw.account, { startMonth: ago(60), closedBetween: readings })],
    }),
  },
  {
    kind: 'gone from the profile, employed elsewhere',
    share: 2,
    left: true,
    expected: ['notAtCompany/departure_observed'],
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, { startMonth: ago(5) }),
        draw.at(draw.account, { startMonth: ago(60), closedBetween: readings }),
      ],
    }),
  },
  {
    kind: 'shown company changed once',
    share: 2,
    left: false,
    expected: ['possiblyLeft/departure_observed'],
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, { shownOnly: true }),
        draw.at(draw.account, { ...shownOld, closedBetween: readings }),
      ],
    }),
  },
  {
    kind: 'first reading contradicts the CRM',
    share: 2,
    left: false,
    expected: ['possiblyLeft/first_observation'],
    tell: (draw) => ({ positions: [draw.at(draw.other, { shownOnly: true })] }),
  },
  {
    kind: 'account nowhere on the profile',
    share: 3,
    left: false,
    expected: ['possiblyLeft/other_company'],
    tell: (draw) => ({ positions: [draw.at(draw.other, { startMonth: ago(40) })] }),
  },
  {
    kind: 'came back before the profile was read',
    share: 2,
    left: false,
    expected: ['uncertain/profile_older_than_account_link'],
    tell: (draw) => ({ linkedOn: day('2026-10-20'), positions: moved(draw) }),
  },
  {
    kind: 'profile read two years ago',
    share: 2,
    left: false,
    expected: ['uncertain/stale_profile'],
    tell: (draw) => ({
      linkedOn: day('2020-01-01'),
      positions: [
        draw.at(draw.other, { startMonth: ago(36) }),
        draw.at(draw.account, { startMonth: ago(90), endMonth: ago(37) }),
      ],
      profile: { observedAt: '2024-06-01T00:00:00Z' as Instant },
    }),
  },
  {
    kind: 'seen by name, the ended name only resembles the account',
    share: 2,
    left: false,
    expected: ['uncertain/weak_identity', 'notMatched/no_match'],
    tell: (draw) => ({
      withoutUrl: true,
      account: { name: 'Norvilgrad Mobility' },
      positions: moved(draw, {
        begun: { companyName: 'Contoso' },
        ended: { companyName: 'Norvilgrad Insurance' },
      }),
    }),
  },
];
