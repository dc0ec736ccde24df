/** What a command line is run in. */
export type Surroundings = {
  argv: readonly string[];
  root: string;
  isTerminal: boolean;
  out: (text: string) => void;
  error: (text: string) => void;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
};
