/** How one thing that the installation provides stands in an environment. */
export type FindingState =
  | 'present'
  | 'missing'
  /** As an earlier version shipped it. */
  | 'outdated'
  /** Changed by the customer since we shipped it: left alone. */
  | 'edited'
  /** Microsoft's or LinkedIn's own serves the same purpose: used as it is. */
  | 'native'
  /** The environment lacks what it is about. */
  | 'notApplicable'
  /** Not asked for. */
  | 'notChosen';

export type Finding = {
  readonly item: string;
  readonly state: FindingState;
  readonly note?: string;
};

/** Something that keeps the installation from going on, and the way out. */
export type Obstacle = {
  readonly problem: string;
  readonly wayOut: string;
  /** Whether it is about who installs, or about the environment and would meet anybody. */
  readonly concerns: 'caller' | 'environment';
};

export type InstallationReport = {
  /** Nothing is missing, outdated or unfinished. */
  readonly complete: boolean;
  readonly findings: readonly Finding[];
  /** What an installation would do, in order. */
  readonly missingSteps: readonly string[];
  readonly obstacles: readonly Obstacle[];
  /** Settings of the app that follow from what was found. */
  readonly settings: Readonly<Record<string, string>>;
};
