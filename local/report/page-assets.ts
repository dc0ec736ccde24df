import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The page's own sheet and script, and a policy that lets nothing else run or load. */
export type PageAssets = { style: string; script: string; policy: string };

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** `root` is the project's folder: compiled tests do not know where their source lies. */
export async function readPageAssets(root: string): Promise<PageAssets> {
  const folder = join(root, 'local/report/page');
  const [style, script] = await Promise.all(
    ['report.css', 'report-page.mjs'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  if (style === undefined || script === undefined) throw new Error('unreachable: two files were read');
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return { style, script, policy };
}
