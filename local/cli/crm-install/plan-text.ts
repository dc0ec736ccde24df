import type { Finding, FindingState, Obstacle } from '../../../shared/domain/installation.ts';

const WORDS: Readonly<Record<FindingState, string>> = {
  present: 'there',
  missing: 'missing',
  outdated: 'older version',
  edited: 'changed by you',
  native: 'native',
  notApplicable: 'not here',
  notChosen: 'not chosen',
};

const WIDTH = Math.max(...Object.values(WORDS).map((word) => word.length));

const findingLine = ({ item, state, note }: Finding): string =>
  `  ${WORDS[state].padEnd(WIDTH)}  ${item}${note === undefined ? '' : ` (${note})`}`;

const obstacleLines = ({ problem, wayOut }: Obstacle): string[] => [`  - ${problem}`, `    ${wayOut}`];

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

type Shown = {
  readonly findings: readonly Finding[];
  readonly steps: readonly { readonly what: string }[];
  readonly obstacles: readonly Obstacle[];
};

const settingLines = (settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings).map(([name, value]) => `  ${name}=${value}`);

/** What an administrator reads before anything is changed. */
export function planText(plan: Shown, titles: { readonly found: string; readonly nothing: string }): string {
  const steps = plan.steps.map(({ what }, index) => `  ${String(index + 1).padStart(2)}. ${what}`);
  return [
    ...section(titles.found, plan.findings.map(findingLine)),
    ...section('What would be done', steps),
    ...(steps.length === 0 ? ['', titles.nothing] : []),
    ...section('What stands in the way', plan.obstacles.flatMap(obstacleLines)),
    '',
  ].join('\n');
}

export const settingsText = (settings: Readonly<Record<string, string>>): string =>
  section('Settings of the app', settingLines(settings)).join('\n');
