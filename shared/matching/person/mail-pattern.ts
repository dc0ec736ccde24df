import type { Contact } from '../../domain/contact.ts';
import type { Evidence } from '../../domain/verdict.ts';
import { foldText } from '../text/fold-text.ts';
import { BITS } from '../verdict/weights.ts';
import type { PersonNameLevel } from './compare-person.ts';
import type { PreparedPerson } from './prepare-person.ts';

/**
 * The local part spells the profile's full name where the contact has a short form: `ada.example@` beside
 * "A. Example". Where the contact itself has the name in full, its address tells nothing new.
 */
export function mailPatternEvidence(
  contact: Contact,
  person: PreparedPerson,
  level: PersonNameLevel,
): Evidence[] {
  const [given, family] = [person.given[0]?.latin ?? '', person.family.map(({ latin }) => latin).join('')];
  if (level !== 'variant' || given.length < 2 || family === '') return [];
  const local = foldText((contact.email ?? '').split('@')[0]?.slice(0, 100) ?? '').replace(/[^\p{L}]/gu, '');
  if (local !== given + family && local !== family + given) return [];
  return [{ field: 'email', crmValue: contact.email ?? '', level: 'spells_name', bits: BITS.mailPattern }];
}
