import { makeTokenReader } from '../../../shared/crm/dataverse-token.ts';

const { signal } = new AbortController();
const answerOf = (token: string) => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER });
const refused = { token: 'kept', claims: undefined };

/** Keeps the token of the first sign-in, whatever it is renewed to. */
function stubborn() {
  let renewals = 0;
  const credential = {
    getToken: async () => answerOf('kept'),
    renewToken: async () => answerOf(`renewed ${String((renewals += 1))}`),
  };
  return makeTokenReader({ credential, origin: 'https://contoso.example' });
}

it('renews the same token again when it is refused again later', async () => {
  const readToken = stubborn();
  expect(await readToken({ refused, signal })).toBe('renewed 1');
  expect(await readToken({ refused, signal })).toBe('renewed 2');
});

it('renews once for all who were refused the same token together', async () => {
  const readToken = stubborn();
  const all = await Promise.all([1, 2, 3].map(() => readToken({ refused, signal })));
  expect(all).toEqual(['renewed 1', 'renewed 1', 'renewed 1']);
});

it('renews nothing where the credential has another token by now', async () => {
  const readToken = stubborn();
  expect(await readToken({ refused: { ...refused, token: 'earlier' }, signal })).toBe('kept');
});
