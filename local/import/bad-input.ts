import { basename } from 'node:path';

/** What a person reads about a file they gave: where, what was found and expected, and what to do. */
export type InputFault = { file: string; line?: number; problem: string };

/** A file that cannot be used as a whole: nothing has been started or written when this is thrown. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  readonly fault: InputFault;

  constructor(fault: InputFault, options?: { cause: unknown }) {
    const line = fault.line === undefined ? '' : `, line ${fault.line}`;
    super(`${basename(fault.file)}${line}: ${fault.problem}`, options);
    this.fault = fault;
  }
}
