import { runInNewContext } from 'node:vm';
import { asciiSource } from '../../local/ascii-source.ts';

const ASCII = /^[\0-\x7f]*$/;

describe('a program in ASCII', () => {
  it.each([
    ['a pattern', String.raw`'Ærø – "Übung"'.replace(/[ÆØÜ–“”]/g, '?')`],
    ['a pattern of code points', String.raw`'a😀b'.split(/[😀]/u)`],
    ['a pattern with letters in a row', String.raw`/^(?:учрежд|предприят)/u.test('предприятие')`],
    ['a text', `['naïve—', "“x”", \`é\${1 + 1}\`].join()`],
    ['a comment', `1 /* — two dashes — */ + 1`],
  ])('does the same with %s', (_kind, source) => {
    expect(asciiSource(source)).toMatch(ASCII);
    expect(runInNewContext(asciiSource(source))).toEqual(runInNewContext(source));
  });

  it('is refused where an escape would mean something else', () => {
    expect(() => asciiSource(String.raw`/a\—b/.test('a—b')`)).toThrow('follows a backslash');
  });
});
