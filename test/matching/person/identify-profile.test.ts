import { knowledgeOf } from '../../../shared/matching/company/public-knowledge.ts';
import { identifyProfile, unlessContested } from '../../../shared/matching/person/identify-profile.ts';
import { aContact, anotherKey, aProfile, held } from '../cases/builders.ts';
import { moved } from '../cases/verdict-case.ts';

const contoso = { name: 'Contoso' };
const byName = aContact({ linkedInUrl: undefined });
const profile = aProfile(moved);
const ask = (contested: boolean, contact = byName) =>
  unlessContested(identifyProfile({ contact, account: contoso, candidates: [profile] }), { contested });

describe('identifyProfile', () => {
  it('lets no two contacts share a profile by name alone', () => {
    expect(ask(false)).toMatchObject({ kind: 'identified', basis: 'name', strength: 'strong' });
    expect(ask(true)).toMatchObject({ kind: 'doubtful', reason: 'ambiguous_identity' });
  });

  it('takes two contacts with one address for duplicates, each judged against its own account', () => {
    expect(ask(true, aContact())).toMatchObject({ kind: 'identified', basis: 'address' });
  });

  it('finds the account on the profile under a name that only the customer knows', () => {
    const question = { contact: byName, account: { name: 'Wingtip' }, candidates: [profile] };
    const knowledge = knowledgeOf({ aliases: [{ name: 'Wingtip', alias: 'Contoso', relation: 'same' }] });
    expect(identifyProfile(question)).toMatchObject({ kind: 'doubtful', reason: 'weak_identity' });
    expect(identifyProfile({ ...question, knowledge })).toMatchObject({ kind: 'identified', basis: 'name' });
  });

  it('counts namesakes by the headcount of the account', () => {
    const identify = (headcount: number) =>
      identifyProfile({ contact: byName, account: contoso, candidates: [profile], headcount });
    expect(identify(50)).toMatchObject({ strength: 'strong' });
    expect(identify(2_000_000)).toMatchObject({ strength: 'medium' });
  });

  it('does not depend on the order of candidates', () => {
    const others = ['b', 'c', 'd'].map((letter) =>
      aProfile([held('Wingtip', '2019-01…')], {
        key: anotherKey(letter),
        profileUrl: `linkedin.com/in/${letter}`,
      }),
    );
    const candidates = [profile, ...others];
    const question = { contact: byName, account: contoso };
    expect(identifyProfile({ ...question, candidates: candidates.toReversed() })).toEqual(
      identifyProfile({ ...question, candidates }),
    );
  });
});
