import type { EvidenceWords } from './evidence-words.ts';

export const EVIDENCE_NL: EvidenceWords = {
  profileUrlEqual: 'Het profieladres is gelijk aan dat van de contactpersoon',
  emailEqual: 'Het e-mailadres is gelijk',
  names: {
    exact: ({ profile }) => `De naam is gelijk: ${profile}`,
    variant: ({ crm, profile }) => `De naam is een variant: ${crm} in het CRM, ${profile} op het profiel`,
    part: ({ crm, profile }) => `De naam klopt gedeeltelijk: ${crm} in het CRM, ${profile} op het profiel`,
    clash: ({ crm, profile }) => `De naam is een andere: ${crm} in het CRM, ${profile} op het profiel`,
    unknown: ({ crm, profile }) => `De namen zijn niet te vergelijken: ${crm} en ${profile}`,
  },
  company: {
    same: ({ profile }) => `Bedrijf op het profiel: ${profile}, hetzelfde als het account`,
    related: ({ profile }) => `Bedrijf op het profiel: ${profile}, verwant aan het account`,
    unclear: ({ profile }) => `Bedrijf op het profiel: ${profile}, misschien hetzelfde als het account`,
    different: ({ profile }) => `Bedrijf op het profiel: ${profile}, dat niets met het account gemeen heeft`,
  },
  companyIdEqual: ({ profile }) =>
    `Bedrijf op het profiel: ${profile}, met het LinkedIn-nummer van het account`,
  domainShared: ({ profile }) =>
    `Bedrijf op het profiel: ${profile}, met hetzelfde webdomein als het account`,
  positionEnded: (month) => `De functie bij het account eindigde in ${month}`,
  departureObserved: ({ after, before }) =>
    `De functie bij het account stond op ${after} nog op het profiel en is uiterlijk sinds ${before} verdwenen`,
  fields: { position: 'Functie', country: 'Land', dates: 'Datums', name: 'Naam', email: 'E-mail' },
  bothValues: ({ field, crm, profile }) => `${field}: ${crm} in het CRM, ${profile} op het profiel`,
  missing: '(leeg)',
};
