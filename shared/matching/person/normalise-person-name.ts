import type { PersonName } from '../../domain/profile.ts';
import { foldText } from '../text/fold-text.ts';
import words from './name-words.json' with { type: 'json' };
import { rootsOfGivenName } from './nicknames.ts';

/** Words of a name, folded, without titles, credentials and particles. Either part may be empty. */
export type NormalPersonName = {
  given: readonly string[];
  family: readonly string[];
  /** The family name as one run of letters, with its particles: "deluca". */
  run: string;
  /** Jr, Sr, III: father and son bear one name. */
  suffix?: string;
};

/** As a CRM row spells a person. */
export type ContactName = {
  firstName?: string;
  middleName?: string;
  lastName?: string;
  fullName?: string;
  nickname?: string;
};

const titles = new Set(words.titles);
const credentials = new Set(words.credentials);
const particles = new Set(words.particles);
const LONGEST_NAME = 120;

export const personNameOf = ({ firstName, middleName, lastName, fullName }: ContactName): PersonName => ({
  ...(firstName === undefined ? {} : { given: [firstName, middleName].join(' ').trim() }),
  ...(lastName === undefined ? {} : { family: lastName }),
  ...(fullName === undefined ? {} : { full: fullName }),
});

/** The name by which a person with a nickname is called; a nickname of several words is a remark. */
export function nicknameOf({ firstName, lastName, nickname }: ContactName): PersonName | undefined {
  if (nickname === undefined || lastName === undefined || nickname === firstName) return undefined;
  return /^\p{L}[\p{L}\p{M}'’.-]*$/u.test(nickname) ? { given: nickname, family: lastName } : undefined;
}

/** Müller folds to muller, Mueller to mueller: without the e both read alike. */
export const withoutUmlautE = (word: string): string => word.replace(/([aou])e/g, '$1');

const BETWEEN_WORDS = /[^\p{L}\p{M}]+/u;
const BETWEEN_HYPHENATED = /[^\p{L}\p{M}-]+/u;

/** "(née Smith)" and "geb. Smith" add a family name; other brackets hold nicknames and notes. */
const MAIDEN =
  /[([]?\s*(?<![\p{L}])(?:nee|geb|geborene|geboren|gesch|born|formerly|maiden name|nata|nacida|nascida|z domu|roz|rozena|fodd|fodt)(?![\p{L}])\.?\s*([\p{L}-]+)\s*[)\]]?/u;
const SUFFIX = /(?<!\p{L})(jr|sr|junior|senior|ii|iii|iv)\.?(?=\s*(?:,|$))/u;
const SUFFIXES: Readonly<Record<string, string>> = { junior: 'jr', senior: 'sr' };
/** "DUPONT Jean": who writes one name in capitals means the family name. */
const CAPITALS_FIRST = /^\s*((?:\p{Lu}[\p{Lu}'’-]+\s+)+)(\p{Lu}\p{Ll}[\p{L}\s.'’-]*)$/u;

/** "JP Example": two letters without a vowel; a family is called Ng. */
const INITIALS = /^(?!ng$)[bcdfghjklmnpqrstvwxz]{2}$/;

function splitWords(text: string, separator = BETWEEN_WORDS): string[] {
  return text
    .replace(/\([^)]*\)?|\[[^\]]*\]?|["“”][^"“”]*["“”]/gu, ' ')
    .replace(/(?<!\p{L})(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu, (initials) => initials.replaceAll('.', ''))
    .replace(/(?<!\p{L})ph\.?\s?d\.?(?!\p{L})/gu, 'phd')
    .replace(/['’‘`´]/gu, '')
    .split(separator)
    .filter((word) => /\p{L}|\p{M}/u.test(word));
}

/** Never strips the last word: someone may be called Ma or Jr. */
function strip(all: readonly string[]): string[] {
  let kept = [...all];
  while (kept.length > 1 && titles.has(kept[0] ?? '')) kept = kept.slice(1);
  while (kept.length > 1 && credentials.has(kept.at(-1) ?? '')) kept = kept.slice(0, -1);
  return kept;
}

const withoutParticles = (all: readonly string[]): string[] => {
  const kept = all.filter((word) => !particles.has(word));
  return kept.length > 0 ? kept : [...all];
};

/** "Abdel Rahman" and "Abdulrahman" are one name; with a word that is no such name, "Abdul" stands for itself. */
const SERVANT_OF = /(?<!\p{L})abd[aeu]?[lr]?[\s-]+(\p{L}{3,})/gu;
const joinServant = (text: string): string =>
  text.replace(SERVANT_OF, (whole, next: string) =>
    rootsOfGivenName(`abdul${next}`).length > 0 ? `abdul${next}` : whole,
  );

/** "Петров Иван Сергеевич": whoever ends in a patronymic begins with the family name. */
const PATRONYMIC_LAST =
  /^\s*(\p{Script=Cyrillic}+)\s+(\p{Script=Cyrillic}+\s+\p{Script=Cyrillic}+(?:вич|вна|чна|ична))\s*$/u;

/** What people hang on their name behind a sign: "Ada Example ★ Hiring", "Ada Example | CTO". */
const BEHIND_SIGN = /\s*(?:[|•★☆✪✦➤►▶🔹✔–—]|\s-\s).*$/u;
const CREDENTIAL = /^\p{Lu}[\p{Lu}\p{N}.®-]+$/u;

/** "Jane Doe, CFA, CAIA": capitals alone behind a whole name are credentials, whether a list knows them or not. */
function withoutRemarks(full: string): string {
  const shown = full.replace(BEHIND_SIGN, '');
  const kept = splitWords(foldText(shown)).length > 1 ? shown : full;
  const [head = '', ...tail] = kept.split(',');
  const remarks = tail
    .join(' ')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const isWhole = withoutParticles(splitWords(foldText(head))).length > 1 && /\p{Ll}/u.test(head);
  return isWhole && remarks.length > 0 && remarks.every((word) => CREDENTIAL.test(word)) ? head : kept;
}

/** "Doe, Jane" gives the family name first; "Jane Doe, MBA" ends in credentials. */
function splitFull(text: string): { given: string; family: string } {
  const [head = '', ...tail] = text.split(',');
  const afterComma = tail.flatMap((part) => splitWords(part));
  if (afterComma.some((word) => !credentials.has(word)) && withoutParticles(splitWords(head)).length <= 2)
    return { given: tail.join(' '), family: head };
  const all = strip(splitWords(head, BETWEEN_HYPHENATED));
  let start = Math.max(all.length - 1, 0);
  while (start > 1 && particles.has(all[start - 1] ?? '')) start -= 1;
  return all.length < 2
    ? { given: '', family: all.join(' ') }
    : { given: all.slice(0, start).join(' '), family: all.slice(start).join(' ') };
}

function splitParts(name: { given: string; family: string; full: string }): {
  given: string;
  family: string;
} {
  if (name.given.trim() !== '' && name.family.trim() !== '') return name;
  const full = withoutRemarks(name.full.trim() === '' ? `${name.given} ${name.family}` : name.full);
  const patronymic = PATRONYMIC_LAST.exec(full);
  if (patronymic !== null) return { family: patronymic[1] ?? '', given: patronymic[2] ?? '' };
  const [, family = '', given = ''] = CAPITALS_FIRST.exec(full) ?? [];
  const known = splitWords(foldText(family)).some(
    (word) => titles.has(word) || credentials.has(word) || INITIALS.test(word),
  );
  return family !== '' && !known
    ? { given: foldText(given), family: foldText(family) }
    : splitFull(joinServant(foldText(full).replace(MAIDEN, ' ')));
}

/** A person's name in the form in which two spellings of one name are equal. */
export function normalisePersonName(name: PersonName): NormalPersonName {
  const text = (part: string | undefined): string => (part ?? '').slice(0, LONGEST_NAME);
  const raw = { given: text(name.given), family: text(name.family), full: text(name.full) };
  const { given, family } = splitParts(raw);
  const folded = foldText(`${raw.family} ${raw.full}`);
  const maiden = MAIDEN.exec(folded)?.[1];
  const suffix = SUFFIX.exec(foldText(raw.family === '' ? raw.full : raw.family))?.[1];
  const shown = joinServant(foldText(family).replace(MAIDEN, ' '));
  const beforeCredentials = shown.split(',').find((part) => splitWords(part).length > 0) ?? '';
  const families = withoutParticles(strip(splitWords(beforeCredentials)));
  const run = maiden === undefined ? strip(splitWords(beforeCredentials)).join('') : '';
  return {
    given: strip(splitWords(joinServant(foldText(given)))),
    run,
    family: maiden === undefined || families.includes(maiden) ? families : [...families, maiden],
    ...(suffix === undefined ? {} : { suffix: SUFFIXES[suffix] ?? suffix }),
  };
}
