import type { Contact } from '../../domain/contact.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Evidence, ReasonOf } from '../../domain/verdict.ts';
import type { CompanyComparison } from '../company/company-comparison.ts';
import type { Company } from '../company/company.ts';
import type { Knowledge } from '../company/prepare-name.ts';
import type { PreparedPerson } from './prepare-person.ts';

export type Identity =
  /** `strong` may carry a flag, `medium` may only confirm. `basis`: what the link rests on. */
  | {
      kind: 'identified';
      profile: Profile;
      strength: 'strong' | 'medium';
      basis: 'address' | 'name';
      evidence: Evidence[];
    }
  | {
      kind: 'doubtful';
      reason: Extract<ReasonOf<'uncertain'>, `${string}_identity` | 'wrong_link'>;
      evidence: Evidence[];
    }
  | { kind: 'unknown' };

export type IdentityQuestion = {
  contact: Contact;
  /** The contact's name, where somebody has prepared it. */
  person?: PreparedPerson;
  account: Company;
  candidates: readonly Profile[];
  contactEmailKey?: string;
  /** Keys of the contact's further addresses. */
  otherEmailKeys?: readonly string[];
  /** What is known of companies beyond their names; the public tables where nothing is given. */
  knowledge?: Knowledge;
  /** Compares the account with an employer, where somebody remembers the answers. */
  compareAccount?: (employer: Company) => CompanyComparison;
  /** People who work at the account, where the CRM knows. */
  headcount?: number;
};
