import { foldText } from '../../../shared/matching/text/fold-text.ts';

describe('foldText', () => {
  it.each([
    ['鐵鋼', '铁钢'],
    ['鉄鋼', '铁钢'],
    ['ＣＯＮＴＯＳＯ', 'contoso'],
    ['Łódź Ørsted Straße', 'lodz orsted strasse'],
    ['ООО', 'ooо'],
    ['общество c ограниченной', 'общество с ограниченнои'],
    ['cont\u200boso', 'contoso'],
  ])('writes %s as %s', (text, same) => {
    expect(foldText(text)).toBe(foldText(same));
  });

  it('keeps different Han characters apart, though they sound alike', () => {
    expect(foldText('拓博')).not.toBe(foldText('拓搏'));
  });
});
