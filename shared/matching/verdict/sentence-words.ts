import type { OutcomeKind, ReasonOf } from '../../domain/verdict.ts';

/** What a sentence may name, written for its language. */
export type Told = {
  account: string;
  /** The company that the person left; the account where no other is known. */
  former: string;
  /** The month in which that ended. */
  ended?: string;
  now?: { company: string; title?: string };
};

type Clause = (told: Told) => string;

/** A language's sentences: a clause for every reason of every outcome, and how it names its source. */
export type SentenceWords = {
  clauses: { [Kind in OutcomeKind]: Record<ReasonOf<Kind>, Clause> };
  /** Follows the clause; `day` is the day on which the profile was seen. */
  source: (day: string) => string;
};
