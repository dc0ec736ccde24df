import { DataverseError } from '../../../../local/dataverse/dataverse-error.ts';
import { parseFilter } from '../../../../local/dataverse/odata/parse-filter.ts';

function statusOf(work: () => unknown): number | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof DataverseError ? error.status : undefined;
  }
}

const parse = (source: string) => parseFilter(source, new Map([['@p1', "'x'"]]));

describe('parseFilter', () => {
  it('binds "and" closer than "or" and "not" closest', () => {
    expect(parse('a eq 1 or b eq 2 and not c eq 3')).toMatchObject({
      kind: 'or',
      left: { kind: 'compare', path: { segments: ['a'] } },
      right: { kind: 'and', right: { kind: 'not', operand: { path: { segments: ['c'] } } } },
    });
  });

  it('lets parentheses override', () => {
    expect(parse('(a eq 1 or b eq 2) and c eq 3')).toMatchObject({ kind: 'and', left: { kind: 'or' } });
  });

  it.each([
    ["a eq 'it''s'", { type: 'text', value: "it's" }],
    ['a eq -1.5', { type: 'number', value: -1.5 }],
    ['a eq null', { type: 'null', value: null }],
    ['a eq true', { type: 'boolean', value: true }],
    ['a ge 2026-11-01T00:00:00Z', { type: 'instant', value: '2026-11-01T00:00:00Z' }],
    ['a eq 2026-11-01', { type: 'instant', value: '2026-11-01' }],
    ['a eq 2b9f7e1a-0000-4000-8000-000000000001', { type: 'guid' }],
    ['a eq @p1', { type: 'text', value: 'x' }],
    ['a eq @undefined', { type: 'null' }],
  ])('reads the literal of %s', (source, literal) => {
    expect(parse(source)).toMatchObject({ kind: 'compare', literal });
  });

  it('reads the In function with either kind of quotes', () => {
    const expected = { kind: 'in', property: 'contactid', values: ['1', '2'] };
    expect(parse("Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=['1','2'])")).toEqual(
      expected,
    );
    expect(parse(`Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=["1","2"])`)).toEqual(
      expected,
    );
  });

  it('reads any() with its variable', () => {
    expect(parse("teammembership_association/any(t:t/name eq 'x')")).toMatchObject({
      kind: 'any',
      path: { segments: ['teammembership_association'] },
      variable: 't',
      condition: { kind: 'compare', path: { segments: ['t', 'name'] } },
    });
  });

  it.each([
    'a eq',
    'a eq 1 and',
    '(a eq 1',
    'a eq 1)',
    'a eq 1 b',
    "a eq 'open",
    'a == 1',
    'a eq 1 xor b eq 2',
  ])('refuses %s with the position', (source) => {
    expect(() => parse(source)).toThrow(/position \d+/);
  });

  it.each([
    ["tolower(a) eq 'x'", 400, /unknown function with name 'tolower'/],
    ['a eq b', 501, /two columns/],
  ])('answers %s with %i', (source, status, message) => {
    expect(() => parse(source)).toThrow(message);
    expect(statusOf(() => parse(source))).toBe(status);
  });
});
