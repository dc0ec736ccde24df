import { TokenReader } from '../odata/token-reader.ts';
import type { Call } from './call.ts';

type Argument = string | number | undefined;

/**
 * What stands in the brackets of a function, `Name='text',Count=@p1`, the aliases looked up ("Use Web API functions", passing
 * parameters); an alias may also hold a JSON object, which is given as its text.
 */
export function functionArguments(call: Call, text: string): Readonly<Record<string, Argument>> {
  const reader = new TokenReader(text);
  const found: Record<string, Argument> = {};
  if (reader.peek().kind === 'end') return found;
  do {
    const name = reader.word();
    reader.expect('=');
    const { value } = reader.next();
    const isAlias = typeof value === 'string' && value.startsWith('@');
    found[name] = isAlias ? literal(call.options.aliases.get(value)) : value;
  } while (reader.take(','));
  if (reader.peek().kind !== 'end') throw reader.syntaxError();
  return found;
}

function literal(text: string | undefined): Argument {
  if (text === undefined || text.trim().startsWith('{')) return text;
  return new TokenReader(text).next().value;
}
