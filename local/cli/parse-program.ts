import { CommanderError, type Command } from 'commander';
import { WrongArguments } from './wrong-arguments.ts';

type Line = { argv: readonly string[]; print: (text: string) => void; help: string };

/** False when help was asked for and printed. Throws WrongArguments, which names the `help` to ask for. */
export function parseProgram(program: Command, { argv, print, help }: Line): boolean {
  program.configureOutput({ writeOut: print, writeErr: () => undefined });
  try {
    program.parse(argv, { from: 'user' });
    return true;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return false;
    const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
    const ended = /[.?!]$/.test(message) ? message : `${message}.`;
    throw new WrongArguments(`${ended} ${help} lists the options.`, { cause: error });
  }
}
