export type CompareOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

export type Literal = {
  readonly kind: 'literal';
  readonly type: 'text' | 'guid' | 'instant' | 'number' | 'boolean' | 'null';
  readonly value: string | number | boolean | null;
};

/** `jobtitle`, `primarycontactid/contactid`, or `t/name` inside a lambda. */
export type Path = { readonly kind: 'path'; readonly segments: readonly string[] };

export type TextFunction = 'contains' | 'startswith' | 'endswith';

/** A filter as written, names not yet looked up. */
export type FilterExpression =
  | {
      readonly kind: 'compare';
      readonly operator: CompareOperator;
      readonly path: Path;
      readonly literal: Literal;
    }
  | { readonly kind: 'and' | 'or'; readonly left: FilterExpression; readonly right: FilterExpression }
  | { readonly kind: 'not'; readonly operand: FilterExpression }
  | { readonly kind: 'text'; readonly name: TextFunction; readonly path: Path; readonly literal: Literal }
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly property: string;
      readonly values: readonly string[];
    }
  | { readonly kind: 'in'; readonly property: string; readonly values: readonly string[] }
  | {
      readonly kind: 'any' | 'all';
      readonly path: Path;
      readonly variable: string;
      readonly condition: FilterExpression | undefined;
    }
  | { readonly kind: 'holds'; readonly path: Path };
