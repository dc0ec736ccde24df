import { instantSchema, monthSchema } from '../../shared/domain/calendar.ts';
import type { Observation, ReportedPosition } from '../../shared/domain/profile.ts';

export const monthOfText = (text: string) => monthSchema.parse(text);

/** Ada, who works at Contoso. */
export const anObservation = (overrides: Partial<Observation> = {}): Observation => ({
  personKey: 'ada',
  profileUrl: 'https://www.linkedin.com/in/ada-example',
  name: { given: 'Ada', family: 'Example' },
  positions: [{ companyName: 'Contoso', title: 'Engineer', startMonth: monthOfText('2022-01') }],
  coverage: 'history',
  status: 'found',
  observedAt: instantSchema.parse('2026-10-15T00:00:00Z'),
  ...overrides,
});

/** From Contoso to another company, in the months given. */
export const aMove = ({
  to = 'Fabrikam',
  ended = '2026-03',
  from = 'Contoso',
}: { to?: string; ended?: string; from?: string } = {}): ReportedPosition[] => [
  { companyName: to, title: 'Director', startMonth: monthOfText(ended) },
  { companyName: from, title: 'Engineer', startMonth: monthOfText('2022-01'), endMonth: monthOfText(ended) },
];
