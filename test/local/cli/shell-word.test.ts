import { execFileSync } from 'node:child_process';
import { shellWord } from '../../../local/cli/shell-word.ts';

it.each(['/tmp/state', '/tmp/my state', "/tmp/it's $HOME `id`", '/tmp/a"b\\c;d', ''])(
  'reaches a command as it is: %s',
  (text) => {
    expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`]).toString()).toBe(text);
  },
);

it('leaves a plain path as people type it', () => {
  expect(shellWord('/tmp/state-1/a.b')).toBe('/tmp/state-1/a.b');
});
