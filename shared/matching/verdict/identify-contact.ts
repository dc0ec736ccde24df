import { publicKnowledge } from '../company/public-knowledge.ts';
import { identifyProfile } from '../person/identify-profile.ts';
import type { Identity } from '../person/identity.ts';
import type { VerdictInput } from './decide-verdict.ts';
import { inFixedOrder } from './in-fixed-order.ts';
import { prepareAccount } from './prepared-account.ts';
import { skipReason } from './skip-reason.ts';

export type IdentityInput = Pick<
  VerdictInput,
  'contact' | 'account' | 'candidates' | 'contactEmailKey' | 'knowledge'
>;

/** Which of the candidates the contact is, before other contacts have their say: unknown where it cannot be validated. */
export function identifyContact(input: IdentityInput): Identity {
  const { contact, account, contactEmailKey, knowledge = publicKnowledge() } = input;
  if (account === undefined || skipReason(contact, account) !== undefined) return { kind: 'unknown' };
  return identifyProfile({
    contact,
    account: prepareAccount({ account, contact, knowledge }).company,
    knowledge,
    candidates: inFixedOrder(input.candidates),
    ...(account.headcount === undefined ? {} : { headcount: account.headcount }),
    ...(contactEmailKey === undefined ? {} : { contactEmailKey }),
  });
}
