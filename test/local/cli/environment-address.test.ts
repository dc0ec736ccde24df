import { environmentAddress } from '../../../local/cli/tenant/environment-address.ts';

it.each([
  ['https://org.crm4.dynamics.com/', 'https://org.crm4.dynamics.com'],
  ['https://ORG.crm4.dynamics.com', 'https://org.crm4.dynamics.com'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ['http://[::1]:4000/', 'http://[::1]:4000'],
])('takes %s', (text, origin) => {
  expect(environmentAddress(text)).toBe(origin);
});

it.each([
  ['http://org.crm4.dynamics.com', 'must begin with https://'],
  ['http://127.0.0.1.example.com', 'must begin with https://'],
  ['ftp://localhost', 'must begin with https://'],
  ['https://org.crm4.dynamics.com/main.aspx?appid=1', 'Give the address of the environment alone'],
  ['https://me:secret@org.crm4.dynamics.com', 'Give the address of the environment alone'],
  ['org.crm4', 'Expected an address'],
])('refuses %s', (text, problem) => {
  expect(() => environmentAddress(text)).toThrow(problem);
});
