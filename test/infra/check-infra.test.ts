import { execFile } from 'node:child_process';
import { findCompiler } from '../../local/infra/bicep-compiler.ts';

it('says which compiler is missing', async () => {
  await expect(findCompiler({ BICEP: '/nowhere/bicep' })).rejects.toThrow(
    'BICEP names /nowhere/bicep, which does not exist.',
  );
});

it('leaves with a code of its own when there is no compiler to ask', async () => {
  const env = { PATH: process.env['PATH'], BICEP: '/nowhere/bicep' };
  const { code, said } = await new Promise<{ code: unknown; said: string }>((resolve) => {
    execFile(process.execPath, ['local/infra/check-infra.ts'], { env }, (error, _stdout, stderr) => {
      resolve({ code: error?.code, said: stderr });
    });
  });
  expect(said).toMatch(/^infra: not checked\. BICEP names/m);
  expect(code).toBe(2);
});
