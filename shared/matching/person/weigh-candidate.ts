import { dayOfInstant } from '../../domain/calendar.ts';
import type { Contact } from '../../domain/contact.ts';
import type { PersonName, Profile } from '../../domain/profile.ts';
import type { Evidence } from '../../domain/verdict.ts';
import { BITS, probabilityOf } from '../verdict/weights.ts';
import { levelOfNames, type PersonNameLevel } from './compare-person.ts';
import { hardEvidence, type AddressQuestion } from './hard-evidence.ts';
import { nameBits } from './name-bits.ts';
import { nicknameOf, personNameOf } from './normalise-person-name.ts';
import type { PreparedPerson } from './prepare-person.ts';
import { rememberedPerson } from './remembered-person.ts';

export type Candidate = {
  profile: Profile;
  person: PreparedPerson;
  name: PersonNameLevel;
  /** Of the profile address and the e-mail address together. */
  hardBits: number;
  evidence: Evidence[];
  bits: number;
};

export const preparedContact = (contact: Contact): PreparedPerson => rememberedPerson(personNameOf(contact));

export const identityProbability = ({ bits }: { bits: number }): number =>
  probabilityOf(BITS.identityPrior + bits);

export function sumOf(evidence: readonly Evidence[]): number {
  let sum = 0;
  for (const { bits } of evidence) sum += bits;
  return sum;
}

type Setting = {
  question: AddressQuestion;
  person: PreparedPerson;
  profile: Profile;
};

/** What addresses and names say of one candidate. */
export function weighCandidate({ question, person, profile }: Setting): Candidate {
  const { contact } = question;
  const theirs = isNamedAlike(profile.name, contact) ? person : rememberedPerson(profile.name);
  const { name, bits } = nameFit({ contact, person, theirs });
  const hard = hardEvidence(question, profile);
  const evidence: Evidence[] = [
    ...hard,
    {
      field: 'name',
      crmValue: contact.fullName ?? [contact.firstName, contact.lastName].filter(Boolean).join(' '),
      profileValue: profile.name.full ?? [profile.name.given, profile.name.family].filter(Boolean).join(' '),
      level: name,
      bits,
      observedOn: dayOfInstant(profile.observedAt),
    },
  ];
  return { profile, person: theirs, name, hardBits: sumOf(hard), evidence, bits: sumOf(evidence) };
}

/** Letter by letter in every field, so that both are prepared alike. */
const isNamedAlike = ({ given, family, full }: PersonName, contact: Contact): boolean =>
  contact.middleName === undefined &&
  given !== undefined &&
  given === contact.firstName &&
  family === contact.lastName &&
  full === contact.fullName &&
  given === given.trim();

/** A person who is called by a nickname may bear that one on the profile: the name that fits better counts. */
function nameFit({
  contact,
  person,
  theirs,
}: Record<'person' | 'theirs', PreparedPerson> & { contact: Contact }) {
  const called = nicknameOf(contact);
  const fit = fitOf(person, theirs);
  if (called === undefined) return fit;
  const byNickname = fitOf(rememberedPerson(called), theirs);
  return byNickname.bits > fit.bits ? byNickname : fit;
}

function fitOf(one: PreparedPerson, theirs: PreparedPerson): { name: PersonNameLevel; bits: number } {
  const name = levelOfNames(one, theirs);
  return { name, bits: nameBits(one, theirs, name) };
}
