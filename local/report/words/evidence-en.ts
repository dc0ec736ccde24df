import type { EvidenceWords } from './evidence-words.ts';

export const EVIDENCE_EN: EvidenceWords = {
  profileUrlEqual: 'The profile address is the one on the contact',
  emailEqual: 'The e-mail address is the same',
  address: {
    different: ({ crm, profile }) => `Another profile address: ${crm} in the CRM, ${profile} on the profile`,
    renamed: ({ crm, profile }) =>
      `The profile address may have been changed: ${crm} in the CRM, ${profile} on the profile`,
  },
  mail: {
    spells_name: ({ crm }) => `The e-mail address ${crm} spells the name on the profile`,
    mail_domain: ({ crm }) => `The e-mail domain ${crm} is that of a company on the profile`,
  },
  person: {
    title_overlap: ({ crm, profile }) => `The job title fits: ${crm} in the CRM, ${profile} on the profile`,
    city_equal: ({ profile }) => `The city is the same: ${profile}`,
    country_equal: ({ profile }) => `The country is the same: ${profile}`,
    country_differs: ({ crm, profile }) =>
      `The country differs: ${crm} in the CRM, ${profile} on the profile`,
  },
  names: {
    exact: ({ profile }) => `The name is the same: ${profile}`,
    variant: ({ crm, profile }) => `The name is a variant: ${crm} in the CRM, ${profile} on the profile`,
    part: ({ crm, profile }) => `The name fits in part: ${crm} in the CRM, ${profile} on the profile`,
    clash: ({ crm, profile }) => `The name is another: ${crm} in the CRM, ${profile} on the profile`,
    unknown: ({ crm, profile }) => `The names cannot be compared: ${crm} and ${profile}`,
  },
  company: {
    same: ({ profile }) => `Company on the profile: ${profile}, the same as the account`,
    related: ({ profile }) => `Company on the profile: ${profile}, related to the account`,
    unclear: ({ profile }) => `Company on the profile: ${profile}, perhaps the same as the account`,
    otherPlace: ({ profile }) =>
      `Company on the profile: ${profile}, a name like the account’s with another place`,
    placeholder: ({ profile }) =>
      `Company on the profile: ${profile}, not comparable with the account, as one of the two names is no employer’s`,
    different: ({ profile }) =>
      `Company on the profile: ${profile}, which has nothing in common with the account`,
  },
  ties: {
    client: ({ crm, profile }) => `Company on the profile: ${profile}, working for ${crm} as its client`,
    parent: ({ crm, profile }) =>
      `Company on the profile: ${profile}, corresponds to the parent account ${crm}`,
    formerEmployer: ({ profile }) =>
      `Company on the profile: ${profile}, the same as, or related to, an earlier employer of this person that stands for the account`,
  },
  known: ' (from the list of known names, renames and takeovers)',
  rejected: {
    others: (count) => `${count} other ${count === 1 ? 'profile fits' : 'profiles fit'} less well`,
    undecided: (count) => `${count} profiles fit equally well`,
    position: ({ company, why }) => `${company}: ${why}`,
    why: {
      not_begun: 'not begun yet',
      contradictory_or_not_seen_again: 'contradictory, or not seen again',
      no_employment: 'no employment',
      placeholder: 'names no real employer',
    },
  },
  companyIdEqual: ({ profile }) =>
    `Company on the profile: ${profile}, with the LinkedIn number of the account`,
  domainShared: ({ profile }) =>
    `Company on the profile: ${profile}, which shares a web domain with the account`,
  positionEnded: (month) => `The position at the account ended in ${month}`,
  departureObserved: ({ after, before }) =>
    `The position at the account was still shown on ${after} and is gone since ${before} at the latest`,
  fields: { position: 'Position', country: 'Country', dates: 'Dates', name: 'Name', email: 'E-mail' },
  bothValues: ({ field, crm, profile }) => `${field}: ${crm} in the CRM, ${profile} on the profile`,
  missing: '(empty)',
};
