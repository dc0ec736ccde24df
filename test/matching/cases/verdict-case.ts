import type { Outcome } from '../../../shared/domain/verdict.ts';
import type { VerdictInput } from '../../../shared/matching/verdict/decide-verdict.ts';
import { aProfile, day, held } from './builders.ts';

type As<Kind extends Outcome['kind']> = `${Kind}/${Extract<Outcome, { kind: Kind }>['reason']}`;
export type VerdictCase = {
  why: string;
  expected: { [Kind in Outcome['kind']]: As<Kind> }[Outcome['kind']];
  given: Partial<VerdictInput>;
  dueOn?: string;
};

export const profiled = (...positions: Parameters<typeof aProfile>[0]): Partial<VerdictInput> => ({
  candidates: [aProfile(positions)],
});
export const moved = [held('Fabrikam', '2026-03…', { title: 'CTO' }), held('Contoso', '2019-01…2026-02')];
export const observed = { closedBetween: { after: day('2026-06-01'), before: day('2026-09-01') } };
export const shown = { shownOnly: true } as const;
