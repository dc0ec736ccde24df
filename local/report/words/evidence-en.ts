import type { EvidenceWords } from './evidence-words.ts';

export const EVIDENCE_EN: EvidenceWords = {
  profileUrlEqual: 'The profile address is the one on the contact',
  emailEqual: 'The e-mail address is the same',
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
    different: ({ profile }) =>
      `Company on the profile: ${profile}, which has nothing in common with the account`,
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
