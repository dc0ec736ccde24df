import type { Account, Contact, ParentAccount } from '../domain/contact.ts';
import { digest, type Hashable } from '../domain/digest.ts';
import type { Stamp } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';

// Sixteen digits: with a million contacts, two different inputs meet by chance once in tens of millions of years.
const stampOf = (value: Hashable): Stamp => digest(value, 16) as Stamp; // a digest of 16 digits is what a stamp is

/** Everything of the contact that a verdict may depend on. Never the flag (promise 4) and never the owner (§10). */
export function contactStamp(contact: Contact): Stamp {
  const parent = contact.parent.kind === 'account' ? contact.parent.accountId : contact.parent.kind;
  const { firstName, lastName, fullName, jobTitle, email, linkedInUrl, city, country } = contact;
  const { middleName, nickname, otherEmails } = contact;
  return stampOf([
    [firstName, lastName, fullName, jobTitle, email, linkedInUrl, city, country],
    [parent, contact.active, contact.mergedInto],
    ...whereGiven([middleName, nickname, otherEmails]),
  ]);
}

export function accountStamp(account: Account): Stamp {
  const { name, website, active, parent, country, ticker, linkedInUrl, headcount } = account;
  // The parent's id alone: its name is in no change of the account's own row.
  return stampOf([
    name,
    website,
    active,
    parent?.id,
    ...whereGiven([country, ticker, linkedInUrl, headcount]),
  ]);
}

/** What a contact under a child account is judged by of the parent. */
export const parentStamp = ({ name, website }: Pick<ParentAccount, 'name' | 'website'>): Stamp =>
  stampOf([name, website]);

/** Rows without any of these keep the stamp they had before the columns were read: nothing of theirs changed. */
const whereGiven = (values: readonly Hashable[]): readonly Hashable[][] =>
  values.every((value) => value === undefined) ? [] : [[...values]];

/** Both change every verdict at once: the rules of the code and the admin's policy. */
export type RuleStamps = { rules: Stamp; policy: Stamp };

export function ruleStamps({ rulesVersion, policy }: { rulesVersion: string; policy: Policy }): RuleStamps {
  return {
    rules: stampOf(rulesVersion),
    policy: stampOf([
      policy.flagRule,
      policy.flagLeftNoNewRole,
      policy.ignoreRule,
      policy.relatedCompanies,
      policy.oldDepartures,
    ]),
  };
}

/** One stamp for the pair, as jobs and the sweep carry it. */
export const joinedRules = (stamps: RuleStamps): Stamp => stampOf([stamps.rules, stamps.policy]);
