import type { EvidenceWords } from './evidence-words.ts';

export const EVIDENCE_NL: EvidenceWords = {
  profileUrlEqual: 'Het profieladres is gelijk aan dat van de contactpersoon',
  emailEqual: 'Het e-mailadres is gelijk',
  address: {
    different: ({ crm, profile }) => `Een ander profieladres: ${crm} in het CRM, ${profile} op het profiel`,
    renamed: ({ crm, profile }) =>
      `Het profieladres is mogelijk gewijzigd: ${crm} in het CRM, ${profile} op het profiel`,
  },
  mail: {
    spells_name: ({ crm }) => `Het e-mailadres ${crm} past bij de naam op het profiel`,
    mail_domain: ({ crm }) => `Het e-maildomein ${crm} is dat van een bedrijf op het profiel`,
  },
  person: {
    title_overlap: ({ crm, profile }) => `De functietitel past: ${crm} in het CRM, ${profile} op het profiel`,
    city_equal: ({ profile }) => `De plaats is gelijk: ${profile}`,
    country_equal: ({ profile }) => `Het land is gelijk: ${profile}`,
    country_differs: ({ crm, profile }) => `Het land verschilt: ${crm} in het CRM, ${profile} op het profiel`,
  },
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
    otherPlace: ({ profile }) =>
      `Bedrijf op het profiel: ${profile}, een naam als die van het account met een andere plaats`,
    placeholder: ({ profile }) =>
      `Bedrijf op het profiel: ${profile}, niet te vergelijken met het account, omdat een van beide namen geen werkgever noemt`,
    different: ({ profile }) => `Bedrijf op het profiel: ${profile}, dat niets met het account gemeen heeft`,
  },
  ties: {
    client: ({ crm, profile }) => `Bedrijf op het profiel: ${profile}, werkzaam voor ${crm} als klant`,
    parent: ({ crm, profile }) =>
      `Bedrijf op het profiel: ${profile}, komt overeen met het bovenliggende account ${crm}`,
    formerEmployer: ({ profile }) =>
      `Bedrijf op het profiel: ${profile}, gelijk aan of verwant met een eerdere werkgever die voor het account staat`,
  },
  known: ' (uit de lijst van bekende namen, naamswijzigingen en overnames)',
  rejected: {
    others: (count) =>
      count === 1 ? '1 ander profiel past minder goed' : `${count} andere profielen passen minder goed`,
    undecided: (count) => `${count} profielen passen even goed`,
    position: ({ company, why }) => `${company}: ${why}`,
    why: {
      not_begun: 'nog niet begonnen',
      contradictory_or_not_seen_again: 'tegenstrijdig of niet opnieuw gezien',
      no_employment: 'geen dienstverband',
      placeholder: 'noemt geen echte werkgever',
    },
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
