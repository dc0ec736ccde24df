import { profileKeyOf } from '../../shared/changes/profile-key.ts';

const address = 'https://www.linkedin.com/in/ada-example';

it('is the same for every way of writing one address, whatever the source calls the person', () => {
  const key = profileKeyOf({ personKey: 'feed:1', profileUrl: address });
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(profileKeyOf({ personKey: 'linkedin:x', profileUrl: 'no.linkedin.com/in/Ada-Example/?x=1' })).toBe(
    key,
  );
});

it.each([{ profileUrl: 'https://lnkd.in/xyz' }, {}])(
  'rests on the id of the source without a usable address',
  (person) => {
    const key = profileKeyOf({ personKey: 'feed:1', ...person });
    expect(key).toBe(profileKeyOf({ personKey: 'feed:1' }));
    expect(key).not.toBe(profileKeyOf({ personKey: 'feed:2', ...person }));
  },
);
