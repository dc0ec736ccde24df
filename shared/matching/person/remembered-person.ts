import type { PersonName } from '../../domain/profile.ts';
import { makeBoundedCache } from '../verdict/bounded-cache.ts';
import { preparePerson, type PreparedPerson } from './prepare-person.ts';

/** A page of contacts and their candidates; a contact and its profile mostly bear one name. About 0.6 KB each. */
const PERSONS_MAX = 3_000;
const persons = makeBoundedCache<PreparedPerson>(PERSONS_MAX);

/** As `preparePerson`, which is pure: a name met again costs a look-up. */
export const rememberedPerson = (name: PersonName): PreparedPerson =>
  persons(`${name.given ?? ''}\t${name.family ?? ''}\t${name.full ?? ''}`, () => preparePerson(name));
