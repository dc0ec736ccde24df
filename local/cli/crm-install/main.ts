import { createInterface } from 'node:readline/promises';
import { runCrmInstall } from './run-crm-install.ts';
import { signInAs } from './sign-in.ts';

const [action, ...argv] = process.argv.slice(2);
const interruption = new AbortController();
process.once('SIGINT', () => {
  interruption.abort();
});

const print = (line: string): void => {
  console.info(line);
};

/** No terminal, no answer: then --yes is the way. */
async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    print(`${question}There is no terminal to answer on: use --yes.`);
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question, { signal: interruption.signal });
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

process.exitCode = await runCrmInstall({
  action: action === 'uninstall' ? 'uninstall' : 'install',
  argv,
  credentialFor: ({ signIn, tenant }) =>
    signInAs({ signIn, tenant, print, hasTokenEndpoint: process.env['IDENTITY_ENDPOINT'] !== undefined }),
  print,
  ask,
  signal: interruption.signal,
  now: () => new Date(),
  random: () => Math.random(),
});
