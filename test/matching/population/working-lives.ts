import type { Account } from '../../../shared/domain/contact.ts';
import { ago, FLAG, type Life, moved, TIED } from './life.ts';

/** People who stay, move, or whose employer changes its name. */
export const WORKING_LIVES: readonly Life[] = [
  {
    kind: 'stayed',
    share: 20,
    left: false,
    expected: TIED,
    tell: (draw) => ({
      positions: [
        draw.at(draw.account, { startMonth: ago(40) }),
        draw.at(draw.third, { startMonth: ago(90), endMonth: ago(41) }),
      ],
    }),
  },
  {
    kind: 'moved',
    share: 14,
    left: true,
    expected: FLAG,
    tell: (draw) => ({ positions: moved(draw) }),
  },
  {
    kind: 'moved, found by name',
    share: 4,
    left: true,
    expected: [...FLAG, 'uncertain/weak_identity'],
    tell: (draw) => ({ withoutUrl: true, positions: moved(draw) }),
  },
  {
    kind: 'moved to a name in another script',
    share: 2,
    left: true,
    expected: ['uncertain/name_only_difference'],
    tell: (draw) => ({ positions: moved({ ...draw, other: draw.foreign }) }),
  },
  {
    kind: 'moved to another script, both with LinkedIn pages',
    share: 2,
    left: true,
    expected: FLAG,
    tell: (draw) => ({
      positions: moved(
        { ...draw, other: draw.foreign },
        { begun: { companyId: '4711' }, ended: { companyId: '1147' } },
      ),
    }),
  },
  {
    kind: 'second job older than the account',
    share: 2,
    left: false,
    expected: ['additionalRole/still_there', ...TIED],
    tell: (draw) => ({
      positions: [
        draw.at(draw.account, { startMonth: ago(30) }),
        draw.at(draw.other, { startMonth: ago(80) }),
      ],
    }),
  },
  {
    kind: 'new job begun, old one open',
    share: 2,
    left: true,
    expected: ['uncertain/grace_period', 'verified/related_company'],
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, { startMonth: ago(0) }),
        draw.at(draw.account, { startMonth: ago(60) }),
      ],
    }),
  },
  {
    kind: 'unclosed for some months',
    share: 2,
    left: true,
    expected: ['additionalRole/unclosed_overlap', 'verified/related_company'],
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, { startMonth: ago(4) }),
        draw.at(draw.account, { startMonth: ago(60) }),
      ],
    }),
  },
  {
    kind: 'unclosed for long',
    share: 3,
    left: true,
    expected: ['possiblyLeft/unclosed_overlap', 'verified/related_company'],
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, { startMonth: ago(14) }),
        draw.at(draw.account, { startMonth: ago(60) }),
      ],
    }),
  },
  {
    kind: 'renamed, old name in brackets',
    share: 3,
    left: false,
    expected: TIED,
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, {
          companyName: `${draw.other.name} (formerly ${draw.account.name})`,
          startMonth: ago(5),
        }),
        draw.at(draw.account, { startMonth: ago(60), endMonth: ago(5) }),
      ],
    }),
  },
  {
    kind: 'renamed, same LinkedIn page',
    share: 3,
    left: false,
    expected: TIED,
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, { startMonth: ago(5), companyId: '4711' }),
        draw.at(draw.account, { startMonth: ago(60), endMonth: ago(5), companyId: '4711' }),
      ],
    }),
  },
  {
    kind: 'moved to the parent',
    share: 3,
    left: false,
    expected: TIED,
    tell: (draw) => ({
      account: {
        parent: { id: '99999999-1111-4222-8333-944455556666' as Account['id'], name: draw.other.name },
      },
      positions: moved(draw),
    }),
  },
  {
    kind: 'taken over, the employer has the account’s domain',
    share: 2,
    left: false,
    expected: TIED,
    tell: (draw) => ({
      account: { website: `https://www.${draw.account.domain}` },
      positions: moved(draw, { begun: { companyDomain: draw.account.domain } }),
    }),
  },
  {
    kind: 'name may be the account’s',
    share: 2,
    left: false,
    expected: ['uncertain/name_only_difference', ...TIED],
    tell: (draw) => ({
      account: { name: 'Velmorinth' },
      positions: [
        draw.at(draw.other, { companyName: 'Velmorinth Insurance', startMonth: ago(7) }),
        draw.at(draw.account, { companyName: 'Velmorinth', startMonth: ago(60), endMonth: ago(7) }),
      ],
    }),
  },
  {
    kind: 'left, self-employed',
    share: 2,
    left: true,
    expected: ['leftNoNewRole/position_ended'],
    tell: (draw) => ({
      positions: [
        draw.at(draw.other, {
          companyName: draw.random.oneOf(['Selbstständig', 'Freelance', 'ZZP', 'Autónomo']),
          startMonth: ago(8),
        }),
        draw.at(draw.account, { startMonth: ago(60), endMonth: ago(8) }),
      ],
    }),
  },
  {
    kind: 'left a moment ago, nothing new',
    share: 2,
    left: true,
    expected: ['possiblyLeft/grace_period'],
    tell: (draw) => ({ positions: [draw.at(draw.account, { startMonth: ago(60), endMonth: ago(1) })] }),
  },
  {
    kind: 'only a placeholder',
    share: 2,
    left: false,
    expected: ['uncertain/only_placeholder'],
    tell: (draw) => ({
      positions: [draw.at(draw.other, { companyName: 'Stealth Startup', startMonth: ago(4) })],
    }),
  },
  {
    kind: 'left a name that resembles the account',
    share: 3,
    left: true,
    expected: FLAG,
    tell: (draw) => ({
      account: { name: 'Norvilgrad Mobility' },
      positions: moved(draw, {
        begun: { companyName: 'Contoso' },
        ended: { companyName: 'Norvilgrad Insurance' },
      }),
    }),
  },
];
