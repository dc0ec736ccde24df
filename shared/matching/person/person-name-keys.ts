import type { PersonName } from '../../domain/profile.ts';
import type { NameToken } from './name-token.ts';
import { type ContactName, nicknameOf, personNameOf, withoutUmlautE } from './normalise-person-name.ts';
import { rememberedPerson } from './remembered-person.ts';

const LONGEST_LIST = 4;

const isContactName = (name: PersonName | ContactName): name is ContactName =>
  'firstName' in name || 'lastName' in name || 'fullName' in name;

const keyOf = (words: readonly string[]): string =>
  words
    .filter((word) => word !== '')
    .map(withoutUmlautE)
    .sort()
    .join(' ');

/**
 * Full-name keys under which a contact and a profile find each other. The two words of a key are sorted, so the order
 * of given and family name does not matter.
 */
export function personNameKeys(name: PersonName | ContactName): string[] {
  if (!isContactName(name)) return keysOfName(name);
  const called = nicknameOf(name);
  return [...new Set([...keysOfName(personNameOf(name)), ...(called ? keysOfName(called) : [])])];
}

function keysOfName(name: PersonName): string[] {
  const { given, family } = rememberedPerson(name);
  const latin = (token: NameToken | undefined): string => token?.latin ?? '';
  const first = latin(given[0]);
  const joined = family.map(latin).join('');
  if (joined === '' && first === '') return [];
  // Scripts that write a full name without a space: 山田 + 太郎 must meet 山田太郎.
  if ([...given, ...family].some(({ script }) => script === 'native' || script === 'sketched'))
    return [[...family, ...given].map(({ text }) => text).join('')];
  const roots = given[0]?.roots.length ? given[0].roots : [first];
  const pairs = [
    ...roots.slice(0, 2).map((root) => [root, joined]),
    [roots[0] ?? first, latin(family[0])],
    [roots[0] ?? first, latin(family.at(-1))],
  ];
  return [...new Set(pairs.map(keyOf))].slice(0, LONGEST_LIST);
}
