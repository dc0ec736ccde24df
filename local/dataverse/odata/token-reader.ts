import { invalidQuery } from '../refusals.ts';
import { tokenise, type Token } from './tokenise.ts';

/** A cursor over the tokens of one expression. */
export class TokenReader {
  private readonly source: string;
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(source: string) {
    this.source = source;
    this.tokens = tokenise(source);
  }

  peek(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)] ?? { kind: 'end', value: '', at: 0 };
  }

  next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  /** Takes the mark or word if it comes next. */
  take(value: string): boolean {
    const token = this.peek();
    const found = (token.kind === 'mark' || token.kind === 'word') && token.value === value;
    if (found) this.at += 1;
    return found;
  }

  expect(value: string): void {
    if (!this.take(value)) throw this.syntaxError();
  }

  word(): string {
    const token = this.next();
    if (token.kind !== 'word') throw this.syntaxError(token);
    return token.value;
  }

  syntaxError(token: Token = this.peek()) {
    return invalidQuery(`Syntax error at position ${token.at} in '${this.source}'.`);
  }
}
