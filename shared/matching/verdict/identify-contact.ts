import type { Account, Contact } from '../../domain/contact.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Knowledge } from '../company/prepare-name.ts';
import { publicKnowledge } from '../company/public-knowledge.ts';
import { identifyProfile } from '../person/identify-profile.ts';
import type { Identity } from '../person/identity.ts';
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
  if (account === undefined || skipReason(contact, account) !== undefined) return { kind: 'unknown' };
  const prepared = prepareAccount({ account, contact, knowledge });
  return identifyAt(prepared, { ...input, knowledge, candidates: inFixedOrder(input.candidates) });
}

/** The same, once it is known that the contact can be validated. Takes the candidates in their fixed order. */
export const identifyAt = (
  prepared: PreparedAccount,
  {
    contact,
    account,
    contactEmailKey,
    otherEmailKeys,
    knowledge,
    candidates,
  }: IdentityInput & { knowledge: Knowledge },
): Identity =>
  identifyProfile({
    contact,
    account: prepared.company,
    compareAccount: prepared.compareCompany,
    knowledge,
    candidates,
    ...(account?.headcount === undefined ? {} : { headcount: account.headcount }),
    ...(contactEmailKey === undefined ? {} : { contactEmailKey }),
    ...(otherEmailKeys === undefined ? {} : { otherEmailKeys }),
  });
