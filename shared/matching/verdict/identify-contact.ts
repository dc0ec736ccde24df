import type { Account, Contact } from '../../domain/contact.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Knowledge } from '../company/prepare-name.ts';
import { publicKnowledge } from '../company/public-knowledge.ts';
import { identifyProfile } from '../person/identify-profile.ts';
import type { Identity, IdentityQuestion } from '../person/identity.ts';
import type { PreparedPerson } from '../person/prepare-person.ts';
import { preparedContact } from '../person/weigh-candidate.ts';
import { inFixedOrder } from './in-fixed-order.ts';
import { prepareAccount, type PreparedAccount } from './prepared-account.ts';
import { skipReason } from './skip-reason.ts';

export type IdentityInput = {
  contact: Contact;
  account: Account | undefined;
  candidates: readonly Profile[];
  /** Keyed hash of the contact's e-mail address, made as the profile index makes its own. */
  contactEmailKey?: string;
  /** As many keys as the contact has further addresses. */
  otherEmailKeys?: readonly string[];
  /** What is known of companies beyond their names: the public tables, and the customer's aliases where there are any. */
  knowledge?: Knowledge;
};

/** Which of the candidates the contact is, before other contacts have their say: unknown where it cannot be validated. */
export function identifyContact(input: IdentityInput): Identity {
  const { contact, account, knowledge = publicKnowledge() } = input;
  const person = preparedContact(contact);
  if (account === undefined || skipReason(contact, { account, person }) !== undefined)
    return { kind: 'unknown' };
  const prepared = prepareAccount({ account, contact, knowledge });
  return identifyAt(prepared, { input, person, knowledge, candidates: inFixedOrder(input.candidates) });
}

type Prepared = {
  input: IdentityInput;
  person: PreparedPerson;
  knowledge: Knowledge;
  candidates: readonly Profile[];
};

/** The same, once it is known that the contact can be validated. Takes the candidates in their fixed order. */
export function identifyAt(
  prepared: PreparedAccount,
  { input, person, knowledge, candidates }: Prepared,
): Identity {
  const { contact, account, contactEmailKey, otherEmailKeys } = input;
  const question: IdentityQuestion = {
    contact,
    person,
    account: prepared.company,
    compareAccount: prepared.compareCompany,
    knowledge,
    candidates,
  };
  if (account?.headcount !== undefined) question.headcount = account.headcount;
  if (contactEmailKey !== undefined) question.contactEmailKey = contactEmailKey;
  if (otherEmailKeys !== undefined) question.otherEmailKeys = otherEmailKeys;
  return identifyProfile(question);
}
