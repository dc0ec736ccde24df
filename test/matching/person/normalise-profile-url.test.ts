import fc from 'fast-check';
import { normaliseProfileUrl } from '../../../shared/matching/person/normalise-profile-url.ts';
import { relateAddresses } from '../../../shared/matching/person/relate-addresses.ts';

describe('normaliseProfileUrl', () => {
  it.each([
    ['https://www.linkedin.com/in/Ada-Example', 'linkedin.com/in/ada-example'],
    ['linkedin.com/in/ada-example/', 'linkedin.com/in/ada-example'],
    ['http://nl.linkedin.com/in/ada-example/de?trk=x#top', 'linkedin.com/in/ada-example'],
    [' https://m.linkedin.com/in/ada-example ', 'linkedin.com/in/ada-example'],
    ['https://www.linkedin.com/in/zo%C3%AB-example', 'linkedin.com/in/zoë-example'],
    ['https://www.linkedin.com/in/zoe\u0308-example', 'linkedin.com/in/zoë-example'],
    ['https://www.linkedin.com/in/ACoAAAxYz123', 'linkedin.com/in/ACoAAAxYz123'],
    [
      'https://www.linkedin.com/sales/lead/ACwAAAxYz123,NAME_SEARCH,abcd',
      'linkedin.com/sales/lead/ACwAAAxYz123',
    ],
    ['https://www.linkedin.com/sales/people/ACwAAAxYz123', 'linkedin.com/sales/lead/ACwAAAxYz123'],
    ['http://www.linkedin.com/pub/ada-example/a7/576/b50', 'linkedin.com/in/ada-example-b50576a7'],
    [
      'HTTPS://WWW.LINKEDIN.COM/IN/ADA-EXAMPLE?utm_source=share&utm_medium=ios',
      'linkedin.com/in/ada-example',
    ],
    ['https://www.linkedin.com/mwlite/in/ada-example', 'linkedin.com/in/ada-example'],
    ['<https://www.linkedin.com/in/ada-example>', 'linkedin.com/in/ada-example'],
    ['/in/ada-example/', 'linkedin.com/in/ada-example'],
    ['ada-example-b50576a7', 'linkedin.com/in/ada-example-b50576a7'],
    ['LinkedIn: https://www.linkedin.com/in/ada-example', 'linkedin.com/in/ada-example'],
    ['https//www.linkedin.com/in/ada-example', 'linkedin.com/in/ada-example'],
    ['https://https://www.linkedin.com/in/ada-example', 'linkedin.com/in/ada-example'],
    ['htps://www.linkedin.com/in/ada-example', 'linkedin.com/in/ada-example'],
    ['www.linkedin.com\\in\\ada-example', 'linkedin.com/in/ada-example'],
    ['www.linkedin.com/in/ada-example\u200b', 'linkedin.com/in/ada-example'],
    ['https://www.linkedin.com/in/ada-example.', 'linkedin.com/in/ada-example'],
    ['https://www.linkedin.com/in/ada-example;', 'linkedin.com/in/ada-example'],
    ['https://www.linkedin.com/in/ada-example%20', 'linkedin.com/in/ada-example'],
    ['https://www.linkedin.com/in/ada-example, https://x.example/ada', 'linkedin.com/in/ada-example'],
    ['https://www.linkedin.com/in/ada-example&trk=x', 'linkedin.com/in/ada-example'],
    ['https://www.linkedin.com/comm/in/ada-example', 'linkedin.com/in/ada-example'],
    ['https://www.linkedin.com/mwlite/profile/in/ada-example', 'linkedin.com/in/ada-example'],
  ])('reads %s', (text, address) => {
    expect(normaliseProfileUrl(text)).toBe(address);
  });

  it.each([
    ['', 'nothing'],
    ['https://lnkd.in/abc', 'a short link'],
    ['https://www.linkedin.com/company/contoso', 'a company'],
    ['https://www.linkedin.com/public-profile/in/ada', 'a form that only LinkedIn resolves'],
    ['https://www.linkedin.com/in/', 'no name'],
    ['https://www.linkedin.com/in/me/', 'whoever is signed in'],
    ['https://www.linkedin.com/in/unavailable', 'whoever closed the account'],
    ['https://www.linkedin.com/in/ada example', 'a space, which may stand for any sign'],
    ['https://evil.example/?u=https://www.linkedin.com/in/ada-example', 'an address within another'],
    ['https://www.linkedin.com/talent/profile/AEMAAAxYz123', 'a Recruiter id'],
    ['ada', 'one word, which is no address'],
    ['https://www.linkedin.com/in/%E0%A4%A', 'broken escapes'],
    ['https://evil.example/linkedin.com/in/ada', 'another host'],
    ['https://notlinkedin.com/in/ada', 'a look-alike host'],
    ['http://www.linkedin.com/pub/ada-example/7/6/b5', 'a legacy form that lost its zeros'],
  ])('has no address for %s: %s', (text) => {
    expect(normaliseProfileUrl(text)).toBeUndefined();
  });

  it.each(['linkedin: ', 'http:/', 'profile: ', 'linkedin.com/in/, ', 'www.'])(
    'reads %s written hundreds of times in no time',
    (part) => {
      const startedAt = performance.now();
      normaliseProfileUrl(part.repeat(10_000));
      expect(performance.now() - startedAt).toBeLessThan(50);
    },
  );

  it('never throws and gives an address that is its own address', () => {
    const slug = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(
        fc.oneof(
          slug,
          slug.map((text) => `linkedin.com/in/${text}`),
        ),
        (text) => {
          const address = normaliseProfileUrl(text);
          if (address !== undefined) expect(normaliseProfileUrl(address)).toBe(address);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('relateAddresses', () => {
  it.each([
    ['ada', 'eve', 'rival', 'two names that members chose'],
    ['ada-example-b50576a7', 'ada-example-1a2b3c4d', 'rival', 'two tails that LinkedIn gave'],
    ['ada-example-b50576a7', 'adaexample', 'renamed', 'a given address and a chosen one'],
    ['ada', 'ada', 'same', 'one address'],
    ['ada', 'ACoAAAxYz123', 'unknown', 'a token tells nothing beside a name'],
  ])('says of %s and %s: %s, %s', (left, right, relation) => {
    const [one, other] = [`linkedin.com/in/${left}`, `linkedin.com/in/${right}`];
    expect(relateAddresses(one, other)).toBe(relation);
    expect(relateAddresses(other, one)).toBe(relation);
  });

  it('compares a member address with a sales lead never', () => {
    expect(relateAddresses('linkedin.com/in/ada', 'linkedin.com/sales/lead/ACwAAAxYz123')).toBe('unknown');
  });
});
