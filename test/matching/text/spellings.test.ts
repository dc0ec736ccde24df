import { spellingsOf } from '../../../shared/matching/text/spellings.ts';

describe('spellingsOf', () => {
  it.each([
    ['Müller', 'mueller'],
    ['Ørsted', 'oersted'],
    ['Газпром', 'gazprom'],
    ['Щукин', 'schtschukin'],
    ['Юрий', 'iurii'],
    ['Ελλάς', 'ellas'],
  ])('knows that %s is also written %s', (text, other) => {
    expect(spellingsOf(text)).toContain(other);
  });

  it('never writes Han characters in Latin letters', () => {
    expect(spellingsOf('康托索')).toEqual(['康托索']);
  });
});
