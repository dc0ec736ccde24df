import { daySchema, monthSchema } from '../../../shared/domain/calendar.ts';
import { LANGUAGES } from '../../../shared/domain/language.ts';
import { OUTCOME_REASONS, type Outcome, type OutcomeKind } from '../../../shared/domain/verdict.ts';
import { sentence, type SentenceFacts } from '../../../shared/matching/verdict/sentence.ts';

const OUTCOMES = Object.entries(OUTCOME_REASONS).flatMap(
  ([kind, reasons]) => reasons.map((reason) => ({ kind: kind as OutcomeKind, reason }) as Outcome), // each pair comes from the table itself
);

const facts = (changes: Partial<SentenceFacts> = {}): SentenceFacts => ({
  outcome: { kind: 'notAtCompany', reason: 'position_ended' },
  accountName: 'Halden Optik AG',
  departure: { companyName: 'Halden Optik', endMonth: monthSchema.parse('2026-04') },
  destination: { companyName: 'Novalinde', title: 'Buyer', since: monthSchema.parse('2026-05') },
  seenOn: daySchema.parse('2026-11-01'),
  ...changes,
});

it.each([
  ['en', 'Left Halden Optik in April 2026 and is now Buyer at Novalinde (profile seen on 1 November 2026).'],
  [
    'nl',
    'Heeft Halden Optik in april 2026 verlaten en is nu Buyer bij Novalinde (profiel gezien op 1 november 2026).',
  ],
  [
    'de',
    'Hat Halden Optik im April 2026 verlassen und ist jetzt Buyer bei Novalinde (Stand des Profils: 1. November 2026).',
  ],
  [
    'fr',
    'A quitté Halden Optik en avril 2026 et est désormais Buyer chez Novalinde (profil consulté le 1er novembre 2026).',
  ],
] as const)('says in %s who left, when, and for what', (language, text) => {
  expect(sentence(facts(), language)).toBe(text);
});

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(OUTCOMES)('has a whole sentence for $kind, $reason, whatever is known', (outcome) => {
    const { departure: _departure, destination: _destination, seenOn: _seenOn, ...bare } = facts();
    const untitled = facts({ outcome, destination: { companyName: 'Novalinde' } });
    for (const known of [facts({ outcome }), untitled, { ...bare, outcome }]) {
      const text = sentence(known, language);
      expect(text).toMatch(/^\p{Lu}.*[^.]\.$/u);
      expect(text).not.toMatch(/undefined|\$\{| {2}/);
    }
  });

  it('has words of its own for every outcome', () => {
    const told = (of: typeof language) => OUTCOMES.map((outcome) => sentence(facts({ outcome }), of));
    const others = LANGUAGES.filter((other) => other !== language).flatMap(told);
    for (const text of told(language)) expect(others).not.toContain(text);
  });
});

it.each([
  [
    { kind: 'possiblyLeft', reason: 'first_observation' },
    'May have left Halden Optik AG: now Buyer at Novalinde in the only reading so far (profile seen on 1 November 2026).',
  ],
  [
    { kind: 'possiblyLeft', reason: 'grace_period' },
    'Left Halden Optik recently (April 2026) and may not have entered a new employer yet (profile seen on 1 November 2026).',
  ],
  [
    { kind: 'uncertain', reason: 'stale_profile' },
    'The profile was last seen too long ago to say anything (profile seen on 1 November 2026).',
  ],
] as const)('reads as a person would write it for %j', (outcome, text) => {
  expect(sentence(facts({ outcome }))).toBe(text);
});

it('keeps a name that turns the reading direction from turning the sentence', () => {
  const text = sentence(
    facts({ accountName: 'Evil\u202E Corp\u2069', outcome: { kind: 'verified', reason: 'still_there' } }),
  );
  expect(text).toMatch(/^Still at Evil Corp \(/);
});

it('isolates a name written from right to left', () => {
  const outcome = { kind: 'verified', reason: 'still_there' } as const;
  expect(sentence(facts({ accountName: 'شركة الوادي', outcome }))).toMatch(
    /^Still at \u2068شركة الوادي\u2069 \(/,
  );
});

it('ends with one full stop after a company whose name ends with one', () => {
  const { seenOn: _seenOn, ...unseen } = facts({
    accountName: 'Acme Inc.',
    outcome: { kind: 'verified', reason: 'still_there' },
  });
  expect(sentence(unseen)).toBe('Still at Acme Inc.');
});
