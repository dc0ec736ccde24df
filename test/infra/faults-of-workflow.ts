import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as z from 'zod';

/** Reads a workflow from standard input and prints what is wrong with it. */
const SCRIPT = `
import { readFileSync } from 'node:fs';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
const content = readFileSync(0, 'utf8');
const { context, value } = parseWorkflow({ name: 'workflow', content }, new NoOperationTraceWriter());
if (value !== undefined) await convertWorkflowTemplate(context, value);
process.stdout.write(JSON.stringify(context.errors.getErrors().map(({ message }) => message)));
`;

/** GitHub's own parser with its schema; bundled, since as published it imports JSON in a way that Node refuses. */
export async function bundleWorkflowParser(folder: string): Promise<string> {
  const outfile = join(folder, 'parse-workflow.mjs');
  const require =
    "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  await build({
    stdin: { contents: SCRIPT, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    banner: { js: require },
  });
  return outfile;
}

export function faultsOfWorkflow(text: string, { parser }: { parser: string }): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [parser], (error, stdout) => {
      if (error !== null) reject(new Error('the parser of workflows failed', { cause: error }));
      else resolve(z.array(z.string()).parse(JSON.parse(stdout)));
    });
    child.stdin?.end(text);
  });
}
