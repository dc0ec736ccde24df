import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Method } from './open-dataverse.ts';

/** An exchange as Microsoft documents it; see the README beside the files. */
export type DocumentedExample = {
  readonly id: string;
  readonly title: string;
  readonly request: {
    readonly method: Method;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly response: {
    readonly status?: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
};

/** An example of which the page may give one side only, or a side that cannot be taken literally. */
export type GivenExample = Pick<DocumentedExample, 'id' | 'title'> & {
  readonly request?: Partial<DocumentedExample['request']>;
  readonly response?: DocumentedExample['response'];
  readonly invalid?: boolean;
  readonly note?: string;
};

type DocumentedError = { readonly code: string; readonly name: string; readonly message?: string };

const folder = () => process.env['BENCH_DATA'];

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(folder() ?? '', 'dataverse-wire', file), 'utf8'));
}

let isSaid = false;

/** False, and said so once, where the documented examples are not at hand. */
export function haveDocumentedExamples(): boolean {
  if (folder() !== undefined) return true;
  if (!isSaid)
    process.stdout.write('BENCH_DATA is unset: the exchanges that Microsoft documents are not compared.\n');
  isSaid = true;
  return false;
}

export const documentedErrors = () => read('error-codes.json') as DocumentedError[]; // format of its README

/** Every example, as the files list them; request and response may be absent. */
export function allDocumentedExamples(): GivenExample[] {
  const files = readdirSync(join(folder() ?? '', 'dataverse-wire')).filter((file) => file.endsWith('.json'));
  return files
    .filter((file) => file !== 'error-codes.json')
    .sort()
    .flatMap((file) => read(file) as GivenExample[]); // format of its README
}

export function documentedExample(id: string): DocumentedExample {
  const file = `${id.replace(/-\d+$/, '')}.json`;
  const examples = read(file) as DocumentedExample[]; // format of its README
  const found = examples.find((example) => example.id === id);
  if (found === undefined) throw new Error(`No documented example ${id} in ${file}`);
  return found;
}
