import { makeFindAccount } from '../../../local/report/find-account.ts';

const ACCOUNTS = [
  { id: '1', name: 'Halden Optik AG' },
  { id: '2', name: 'Zilverkade Logistics B.V.' },
  { id: '3', name: 'North Sea Bank plc' },
  { id: '4', name: 'North Bank Ltd' },
];
const find = makeFindAccount(ACCOUNTS);

it('names the account that a new employer is, whatever its legal form', () => {
  expect(find({ companyName: 'Zilverkade Logistics', ownAccountId: '1' })).toEqual(ACCOUNTS[1]);
});

it('finds a name written in one word', () => {
  expect(find({ companyName: 'HaldenOptik', ownAccountId: '2' })?.id).toBe('1');
});

it.each(['North Bank Group Services Holding of Elsewhere', 'Sea Bank', 'Novalinde', '', '***'])(
  'takes none for %j, which is no account of this CRM',
  (companyName) => {
    expect(find({ companyName, ownAccountId: undefined })).toBeUndefined();
  },
);

it('never names the account the contact hangs under', () => {
  expect(find({ companyName: 'Halden Optik', ownAccountId: '1' })).toBeUndefined();
});

it('finds one among twenty thousand accounts of one common word without comparing them all', () => {
  const many = Array.from({ length: 20_000 }, (_, number) => ({
    id: `${number}`,
    name: `Bank ${number} of Town`,
  }));
  const among = makeFindAccount(many);
  const startedAt = performance.now();
  for (let number = 0; number < 200; number += 1)
    expect(among({ companyName: `Bank ${number * 7} of Town`, ownAccountId: undefined })?.id).toBe(
      `${number * 7}`,
    );
  expect(performance.now() - startedAt).toBeLessThan(5000);
});
