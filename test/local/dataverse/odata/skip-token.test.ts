import { encodeSkipToken, parseSkipToken } from '../../../../local/dataverse/odata/skip-token.ts';

describe('skip token', () => {
  const cookie = { page: 2, after: ['Zoë "x" <&> 100%', null, 3] };

  it('comes back from the query part as it went in', () => {
    expect(parseSkipToken(decodeURIComponent(encodeSkipToken(cookie)))).toEqual(cookie);
  });

  it('looks as documented: a cookie element, its inner cookie encoded twice', () => {
    const token = encodeSkipToken(cookie);
    expect(token).toMatch(/^%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%255B/);
    expect(token).toMatch(/istracking=%22False%22%20\/%3E$/);
  });

  it('is refused when a client has decoded it once too often', () => {
    const decodedTwice = decodeURIComponent(decodeURIComponent(encodeSkipToken({ page: 2, after: ['"'] })));
    expect(() => parseSkipToken(decodedTwice)).toThrow(/unchanged/);
  });
});
