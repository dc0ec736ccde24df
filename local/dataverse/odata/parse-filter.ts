import { invalidQuery, notServed } from '../refusals.ts';
import type { CompareOperator, FilterExpression, Literal, Path, TextFunction } from './filter-expression.ts';
import { TokenReader } from './token-reader.ts';

/** Values of `@p1` and the like, as they stand in the URL. */
export type ParameterAliases = ReadonlyMap<string, string>;

const OPERATORS: readonly CompareOperator[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const TEXT_FUNCTIONS: readonly TextFunction[] = ['contains', 'startswith', 'endswith'];
const CRM_FUNCTION = 'Microsoft.Dynamics.CRM.';

class FilterParser {
  private readonly reader: TokenReader;
  private readonly aliases: ParameterAliases;

  constructor(source: string, aliases: ParameterAliases) {
    this.reader = new TokenReader(source);
    this.aliases = aliases;
  }

  parse(): FilterExpression {
    const expression = this.either();
    if (this.reader.peek().kind !== 'end') throw this.reader.syntaxError();
    return expression;
  }

  private either(): FilterExpression {
    let left = this.both();
    while (this.reader.take('or')) left = { kind: 'or', left, right: this.both() };
    return left;
  }

  private both(): FilterExpression {
    let left = this.one();
    while (this.reader.take('and')) left = { kind: 'and', left, right: this.one() };
    return left;
  }

  private one(): FilterExpression {
    if (this.reader.take('not')) return { kind: 'not', operand: this.one() };
    if (this.reader.take('(')) {
      const inside = this.either();
      this.reader.expect(')');
      return inside;
    }
    const name = this.aliasedWord();
    if (this.reader.take('(')) return this.call(name);
    return this.afterPath(this.path(name));
  }

  private aliasedWord(): string {
    const name = this.reader.word();
    return name.startsWith('@') ? (this.aliases.get(name) ?? name) : name;
  }

  private path(first: string): Path {
    const segments = [first];
    while (this.reader.take('/')) segments.push(this.reader.word());
    return { kind: 'path', segments };
  }

  private afterPath(path: Path): FilterExpression {
    if (this.reader.take('(')) return this.lambda(path);
    const operator = OPERATORS.find((candidate) => this.reader.take(candidate));
    if (operator === undefined) return { kind: 'holds', path };
    return { kind: 'compare', operator, path, literal: this.literal() };
  }

  private lambda(path: Path): FilterExpression {
    const quantifier = path.segments.at(-1);
    const collection: Path = { kind: 'path', segments: path.segments.slice(0, -1) };
    if (quantifier !== 'any' && quantifier !== 'all') throw this.reader.syntaxError();
    if (quantifier === 'any' && this.reader.take(')'))
      return { kind: 'any', path: collection, variable: '', condition: undefined };
    const variable = this.reader.word();
    this.reader.expect(':');
    const condition = this.either();
    this.reader.expect(')');
    return { kind: quantifier, path: collection, variable, condition };
  }

  private call(name: string): FilterExpression {
    const textFunction = TEXT_FUNCTIONS.find((candidate) => candidate === name);
    if (textFunction !== undefined) {
      const path = this.path(this.aliasedWord());
      this.reader.expect(',');
      const literal = this.literal();
      this.reader.expect(')');
      return { kind: 'text', name: textFunction, path, literal };
    }
    if (name.startsWith(CRM_FUNCTION)) return this.queryFunction(name.slice(CRM_FUNCTION.length));
    throw invalidQuery(
      `An unknown function with name '${name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
    );
  }

  private queryFunction(name: string): FilterExpression {
    this.reader.expect('PropertyName');
    this.reader.expect('=');
    const property = this.text();
    const values = this.reader.take(',') ? this.functionValues() : [];
    this.reader.expect(')');
    return name === 'In' ? { kind: 'in', property, values } : { kind: 'function', name, property, values };
  }

  /** `PropertyValue=7`, or `PropertyValues=['5','2000']`. */
  private functionValues(): string[] {
    const isList = this.reader.take('PropertyValues');
    if (!isList) this.reader.expect('PropertyValue');
    this.reader.expect('=');
    if (!isList) return [this.text()];
    this.reader.expect('[');
    const values = [this.text()];
    while (this.reader.take(',')) values.push(this.text());
    this.reader.expect(']');
    return values;
  }

  private text(): string {
    return String(this.literal().value);
  }

  private literal(): Literal {
    const token = this.reader.next();
    switch (token.kind) {
      case 'text':
      case 'guid':
      case 'instant':
        return { kind: 'literal', type: token.kind, value: token.value };
      case 'number':
        return { kind: 'literal', type: 'number', value: token.value };
      case 'word':
        return this.namedLiteral(token.value);
      case 'mark':
      case 'end':
        throw this.reader.syntaxError(token);
    }
  }

  private namedLiteral(word: string): Literal {
    if (word === 'null') return { kind: 'literal', type: 'null', value: null };
    if (word === 'true' || word === 'false')
      return { kind: 'literal', type: 'boolean', value: word === 'true' };
    if (word.startsWith('@')) {
      // An alias that the URL does not define is null: OData says so, and a documented example uses it.
      const text = this.aliases.get(word);
      return text === undefined ? this.namedLiteral('null') : new FilterParser(text, new Map()).literal();
    }
    // A member of an enumeration reads Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'.
    const member = word.startsWith(CRM_FUNCTION) ? this.reader.peek() : undefined;
    if (member?.kind === 'text') {
      this.reader.next();
      return { kind: 'literal', type: 'text', value: member.value };
    }
    throw notServed(`a comparison of two columns ('${word}' on the right side)`);
  }
}

export function parseFilter(source: string, aliases: ParameterAliases): FilterExpression {
  return new FilterParser(source, aliases).parse();
}
