import type { Verdict } from '../../../shared/domain/verdict.ts';
import { knowledgeOf } from '../../../shared/matching/company/public-knowledge.ts';
import { decideVerdict } from '../../../shared/matching/verdict/decide-verdict.ts';
import { aContact, anAccount, anotherKey, aProfile, aQuestion, held } from '../cases/builders.ts';
import { moved, profiled } from '../cases/verdict-case.ts';

const decide = (given: Parameters<typeof aQuestion>[0]): Verdict => decideVerdict(aQuestion(given));

describe('a verdict explains', () => {
  it('which rule decided and which rules and tables judged', () => {
    const verdict = decide(profiled(...moved));
    expect(verdict.rule).toBe('ended_and_employed_elsewhere');
    expect(verdict.versions.rules).not.toBe('');
    expect(verdict.versions.tables).toMatch(/^[0-9a-f]{8}$/);
    expect(decide({ account: undefined }).rule).toBe('account_missing');
    expect(decide({ ...profiled(...moved), today: '2029-01-01' as never }).rule).toBe('stale_profile');
  });

  it('how much a departure rests on', () => {
    const elsewhere = held('Fabrikam', '2019-01…');
    const identified = held('Fabrikam', '2019-01…', { companyDomain: 'fabrikam.example' });
    const account = anAccount({ website: 'https://contoso.example' });
    expect(decide(profiled(...moved)).tier).toBe('A');
    expect(decide({ ...profiled(identified), account }).tier).toBe('B');
    expect(decide({ ...profiled(elsewhere), account }).tier).toBe('C');
    expect(decide(profiled(held('Contoso', '2019-01…'))).tier).toBeUndefined();
  });

  it('that other domains make two companies more certain, and never a flag by themselves', () => {
    const account = anAccount({ website: 'https://contoso.example' });
    const named = decide({ ...profiled(held('Fabrikam', '2019-01…')), account });
    const resolved = held('Fabrikam', '2019-01…', { companyDomain: 'fabrikam.example' });
    const careful = decide({ ...profiled(resolved), account });
    expect(careful).toMatchObject({ outcome: { kind: 'possiblyLeft' }, tier: 'B', band: 'low' });
    expect(careful.confidence).toBeGreaterThan(named.confidence);
    const policy = { ...aQuestion({}).policy, flagRule: 'original' as const };
    const original = decide({ ...profiled(resolved), account, policy });
    expect(original).toMatchObject({ outcome: { kind: 'notAtCompany' }, tier: 'B', band: 'medium' });
  });

  it('in words how sure it is', () => {
    expect(decide(profiled(held('Contoso', '2019-01…'))).band).toBe('veryHigh');
    expect(decide(profiled(...moved)).band).toBe('medium');
    expect(decide(profiled(held('Contoso Insurance', '2019-01…'))).band).toBe('low');
  });

  it('which positions did not count, and why', () => {
    const { rejected } = decide(
      profiled(
        ...moved,
        held('Wingtip', '2027-03…'),
        held('Northwind', '2020-01…', { kind: 'board' }),
        held('Freelance', '2020-01…'),
        held('Tailspin', '2001-01…2004-01'),
        held('Proseware', '2020-01…2019-01'),
      ),
    );
    expect(rejected).toEqual([
      { what: 'position', companyName: 'Proseware', why: 'contradictory_or_not_seen_again' },
      { what: 'position', companyName: 'Tailspin', why: 'ended_elsewhere' },
      { what: 'position', companyName: 'Northwind', why: 'no_employment' },
      { what: 'position', companyName: 'Wingtip', why: 'not_begun' },
      { what: 'position', companyName: 'Freelance', why: 'placeholder' },
    ]);
  });

  it('which other profiles came into question', () => {
    const other = aProfile([held('Wingtip', '2019-01…')], {
      key: anotherKey('b'),
      profileUrl: 'linkedin.com/in/ada-2',
    });
    const { rejected, profileKey } = decide({ candidates: [aProfile([held('Contoso', '2019-01…')]), other] });
    expect(profileKey).toBe(anotherKey('a'));
    expect(rejected).toEqual([{ what: 'candidate', profileKey: anotherKey('b'), why: 'weaker_evidence' }]);
  });

  it('that a tie comes from the hierarchy, and shows the parent', () => {
    const parent = { id: anAccount().id, name: 'Wingtip Holding' };
    const { evidence } = decide({
      ...profiled(held('Wingtip', '2026-03…'), held('Contoso', '2019-01…2026-02')),
      account: anAccount({ parent }),
    });
    expect(evidence.find(({ source }) => source === 'hierarchy')).toMatchObject({
      crmValue: 'Wingtip Holding',
      profileValue: 'Wingtip',
      level: 'parent',
    });
  });

  it('in a few lines what rests on thousands of positions', () => {
    const many = Array.from({ length: 3000 }, (_, index) => held(`Works ${String(index)}`, '2019-01…'));
    const { evidence, rejected } = decide(profiled(...many, held('Contoso', '2019-01…2026-02')));
    expect(evidence.length).toBeLessThan(30);
    expect(rejected.length).toBeLessThan(30);
  });
});

describe('the customer’s own list of names', () => {
  it('ties two names that nothing else does', () => {
    const given = profiled(held('Fabrikam', '2026-03…'), held('Contoso', '2019-01…2026-02'));
    const told = (relation: 'same' | 'acquired') => ({
      ...given,
      contact: aContact(),
      knowledge: knowledgeOf({ aliases: [{ name: 'Contoso', alias: 'Fabrikam', relation }] }),
    });
    expect(decide(given).outcome.kind).toBe('notAtCompany');
    expect(decide(told('same')).outcome).toEqual({ kind: 'verified', reason: 'still_there' });
    expect(decide(told('acquired')).outcome).toEqual({ kind: 'verified', reason: 'related_company' });
  });
});

describe('the time that a verdict takes', () => {
  it('grows with the number of positions, not with its square', () => {
    let asked = 0;
    /** Names never seen before: what is remembered must not make one count look cheaper than the other. */
    const cpu = (count: number): number => {
      asked += 1;
      const positions = Array.from({ length: count }, (_, index) =>
        index % 2 === 0
          ? held(`Contoso ${String(asked)} ${String(index)}`, '2001-01…2004-01')
          : held(`Works ${String(asked)} ${String(index)}`, '2010-01…'),
      );
      const question = aQuestion({ candidates: [aProfile(positions)] });
      const before = process.cpuUsage();
      decideVerdict(question);
      return process.cpuUsage(before).user;
    };
    const quickest = (count: number): number => Math.min(cpu(count), cpu(count), cpu(count));
    cpu(500);
    // Ten times as many would take a hundred times as long if each were compared with each.
    expect(quickest(10_000) / Math.max(quickest(1_000), 1_000)).toBeLessThan(40);
  });
});
