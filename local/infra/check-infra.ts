import { CompilerAbsent, findCompiler } from './bicep-compiler.ts';
import { CHECK_STEPS, writeCompiled } from './check-steps.ts';

/** `npm run infra:check`; `npm run infra:write` is the same with --write. Returns the exit code. */
async function checkInfra({ write }: { write: boolean }): Promise<number> {
  const compiler = await findCompiler(process.env);
  if (write) {
    const faults = await writeCompiled({ compiler });
    for (const fault of faults) console.error(fault);
    return faults.length === 0 ? 0 : 1;
  }
  let failed = 0;
  for (const { name, find } of CHECK_STEPS) {
    const findings = await find({ compiler });
    console.info(`${findings.length === 0 ? 'ok    ' : 'failed'}  ${name}`);
    for (const finding of findings) console.error(`  ${finding}`);
    if (findings.length > 0) failed += 1;
  }
  console.info(
    failed === 0 ? 'infra: all checks passed' : `infra: ${failed} of ${CHECK_STEPS.length} checks failed`,
  );
  return failed === 0 ? 0 : 1;
}

if (import.meta.main) {
  try {
    process.exitCode = await checkInfra({ write: process.argv.includes('--write') });
  } catch (fault) {
    if (!(fault instanceof CompilerAbsent)) throw fault;
    console.error(`infra: not checked. ${fault.message}`);
    process.exitCode = 2;
  }
}
