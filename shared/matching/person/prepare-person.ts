import type { PersonName } from '../../domain/profile.ts';
import { nameToken, type NameToken } from './name-token.ts';
import { normalisePersonName } from './normalise-person-name.ts';

/** A name ready for any number of comparisons. */
export type PreparedPerson = {
  given: readonly NameToken[];
  family: readonly NameToken[];
  /** The family name with its particles, as one run of letters. */
  run: string;
  /** Given names, then family names. */
  tokens: readonly NameToken[];
  joined: string;
  /** log2 of one in how many people bear both names. */
  bits: number;
  sketched: boolean;
  suffix: string | undefined;
  /** `mixed`: words of several scripts, which no comparison can weigh. */
  script: 'none' | 'latin' | 'other';
};

const MOST_TOKENS = 10;

export function preparePerson(name: PersonName): PreparedPerson {
  const parts = normalisePersonName(name);
  const given = parts.given.slice(0, MOST_TOKENS).map((word) => nameToken(word, 'given'));
  const family = parts.family.slice(0, MOST_TOKENS).map((word) => nameToken(word, 'family'));
  const tokens = [...given, ...family].slice(0, MOST_TOKENS);
  const script = tokens.some((token) => token.script === 'latin') ? 'latin' : 'other';
  return {
    given,
    family,
    run: parts.run,
    tokens,
    joined: tokens.map(({ latin }) => latin).join(''),
    bits: (given[0]?.bits ?? 0) + Math.max(0, ...family.map(({ bits }) => bits)),
    sketched: tokens.some((token) => token.script === 'native' || token.script === 'sketched'),
    suffix: parts.suffix,
    script: tokens.length === 0 ? 'none' : script,
  };
}
