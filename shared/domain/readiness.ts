/** What has to be in order before data validation may run or write, in the order in which an admin sees it. */
export const PREREQUISITES = [
  'dataverseReachable',
  'sameEnvironment',
  'privileges',
  'writesAllowed',
  'flagColumn',
  'linkedInColumn',
  'detailColumns',
  'views',
  'changeTracking',
  'securedColumns',
  'linkedInValidation',
  'syncingUsers',
  'contactsInScope',
  'profileSource',
  'tables',
  'queues',
] as const;
export type Prerequisite = (typeof PREREQUISITES)[number];

/** `unknown`: cannot be asked, or needs a person's eye; it does not keep anything from being switched on. */
export type CheckState = 'pass' | 'fail' | 'unknown';

/** One prerequisite. `neededFor` reading: a dry run needs it too. `remedy`: what to do unless it passes. */
export type Check = {
  name: Prerequisite;
  state: CheckState;
  neededFor: 'reading' | 'writing';
  detail: string;
  remedy?: string;
};

/** The checks that keep a mode from being switched on. */
export const standInTheWay = (checks: readonly Check[], mode: 'on' | 'dryRun'): readonly Check[] =>
  checks.filter(({ state, neededFor }) => state === 'fail' && (mode === 'on' || neededFor === 'reading'));
