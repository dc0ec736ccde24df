import { spawnSync } from 'node:child_process';

const token = (...argv: string[]) => {
  const { status, stderr } = spawnSync(process.execPath, ['local/access/print-token.ts', ...argv]);
  return { status, said: stderr.toString() };
};

it.each([
  { argv: [], said: 'token: expected one folder\n' },
  { argv: ['a', 'b'], said: 'token: expected one folder\n' },
  { argv: ['--nonsense'], said: "token: Unknown option '--nonsense'" },
  { argv: ['a', '--role', 'Reader'], said: 'token: there is no role Reader\n' },
  { argv: ['/no/such/folder'], said: 'token: no app has been started from /no/such/folder\n' },
])('says what is wrong with $argv, and how it is called', ({ argv, said }) => {
  const answer = token(...argv);
  expect(answer.status).toBe(1);
  expect(answer.said).toContain(said);
  expect(answer.said).toContain(
    'npm run --silent token -- FOLDER [--role DataValidation.Read|DataValidation.Manage]',
  );
});
