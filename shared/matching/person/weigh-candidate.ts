import { dayOfInstant } from '../../domain/calendar.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Evidence } from '../../domain/verdict.ts';
import { BITS, probabilityOf } from '../verdict/weights.ts';
import { levelOfNames, type PersonNameLevel } from './compare-person.ts';
import { hardEvidence } from './hard-evidence.ts';
import { nameBits } from './name-bits.ts';
import { personNameOf } from './normalise-person-name.ts';
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

export const sumOf = (evidence: readonly Evidence[]): number =>
  evidence.reduce((sum, { bits }) => sum + bits, 0);

type Setting = {
  question: { contact: Contact; contactEmailKey?: string };
  person: PreparedPerson;
  profile: Profile;
};

/** What addresses and names say of one candidate. */
export function weighCandidate({ question, person, profile }: Setting): Candidate {
  const { contact } = question;
  const theirs = rememberedPerson(profile.name);
  const name = levelOfNames(person, theirs);
  const hard = hardEvidence(question, profile);
  const evidence: Evidence[] = [
    ...hard,
    {
      field: 'name',
      crmValue: contact.fullName ?? [contact.firstName, contact.lastName].filter(Boolean).join(' '),
      profileValue: profile.name.full ?? [profile.name.given, profile.name.family].filter(Boolean).join(' '),
      level: name,
      bits: nameBits(person, theirs, name),
      observedOn: dayOfInstant(profile.observedAt),
    },
  ];
  return { profile, person: theirs, name, hardBits: sumOf(hard), evidence, bits: sumOf(evidence) };
}
