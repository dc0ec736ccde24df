type Segment =
  | { kind: 'literal'; text: string }
  | { kind: 'parameter'; name: string; optional: boolean; rest: boolean; matches: RegExp };

export type RouteTemplate = {
  template: string;
  /** The route values when the path fits; names keep the template's case. */
  match(path: readonly string[]): Record<string, string> | undefined;
  /** Smaller sorts first: a literal beats a parameter, a constrained parameter a free one. */
  precedence: string;
};

/** ASP.NET route constraints the runner knows; another one is refused, so that it cannot silently match everything. */
const CONSTRAINTS: Record<string, RegExp> = {
  int: /^-?\d+$/,
  guid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  alpha: /^[a-z]+$/i,
};
const ANYTHING = /^/;

/** Parses a route such as `manage/runs/{runId?}`. */
export function parseRoute(template: string): RouteTemplate {
  const segments = template.split('/').filter(Boolean).map(parseSegment);
  const first = segments[0];
  if (first?.kind === 'literal' && first.text.toLowerCase() === 'admin') {
    throw new Error(`the route '${template}' begins with 'admin', which belongs to the Functions host.`);
  }
  return {
    template,
    match: (path) => matchSegments(segments, path),
    precedence: segments.map(rank).join(''),
  };
}

function parseSegment(text: string): Segment {
  if (!text.includes('{')) return { kind: 'literal', text };
  const match = /^\{(\*)?(\w+)(?::(\w+))?(\?)?\}$/.exec(text);
  const constraint = match?.[3];
  const matches = constraint === undefined ? ANYTHING : CONSTRAINTS[constraint];
  if (match?.[2] === undefined || matches === undefined) {
    throw new Error(`the route segment '${text}' is not known to the local runner.`);
  }
  const rest = match[1] !== undefined;
  return { kind: 'parameter', name: match[2], optional: rest || match[4] !== undefined, rest, matches };
}

function rank(segment: Segment): string {
  if (segment.kind === 'literal') return 'a';
  if (segment.rest) return 'd';
  return segment.matches === ANYTHING ? 'c' : 'b';
}

function matchSegments(
  segments: readonly Segment[],
  path: readonly string[],
): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const isRest = segment.kind === 'parameter' && segment.rest;
    const text = isRest ? path.slice(index).join('/') : path[index];
    if (text === undefined || text === '') {
      if (segment.kind === 'literal' || !segment.optional) return undefined;
    } else if (segment.kind === 'literal') {
      if (segment.text.toLowerCase() !== text.toLowerCase()) return undefined;
    } else if (segment.matches.test(text)) {
      values[segment.name] = text;
      if (isRest) return values;
    } else {
      return undefined;
    }
  }
  return path.length > segments.length ? undefined : values;
}
