import type { EvidenceWords } from './evidence-words.ts';

export const EVIDENCE_DE: EvidenceWords = {
  profileUrlEqual: 'Die Profiladresse stimmt mit der des Kontakts überein',
  emailEqual: 'Die E-Mail-Adresse stimmt überein',
  address: {
    different: ({ crm, profile }) => `Eine andere Profiladresse: ${crm} im CRM, ${profile} im Profil`,
    renamed: ({ crm, profile }) =>
      `Die Profiladresse wurde womöglich geändert: ${crm} im CRM, ${profile} im Profil`,
  },
  mail: {
    spells_name: ({ crm }) => `Die E-Mail-Adresse ${crm} passt zum Namen im Profil`,
    mail_domain: ({ crm }) => `Die E-Mail-Domain ${crm} ist die eines Unternehmens im Profil`,
  },
  person: {
    title_overlap: ({ crm, profile }) =>
      `Die Positionsbezeichnung passt: ${crm} im CRM, ${profile} im Profil`,
    city_equal: ({ profile }) => `Der Ort stimmt überein: ${profile}`,
    country_equal: ({ profile }) => `Das Land stimmt überein: ${profile}`,
    country_differs: ({ crm, profile }) => `Das Land weicht ab: ${crm} im CRM, ${profile} im Profil`,
  },
  names: {
    exact: ({ profile }) => `Der Name stimmt überein: ${profile}`,
    variant: ({ crm, profile }) => `Der Name ist eine Variante: ${crm} im CRM, ${profile} im Profil`,
    part: ({ crm, profile }) => `Der Name stimmt teilweise überein: ${crm} im CRM, ${profile} im Profil`,
    clash: ({ crm, profile }) => `Der Name ist ein anderer: ${crm} im CRM, ${profile} im Profil`,
    unknown: ({ crm, profile }) => `Die Namen lassen sich nicht vergleichen: ${crm} und ${profile}`,
  },
  company: {
    same: ({ profile }) => `Unternehmen im Profil: ${profile}, identisch mit der Firma`,
    related: ({ profile }) => `Unternehmen im Profil: ${profile}, mit der Firma verbunden`,
    unclear: ({ profile }) => `Unternehmen im Profil: ${profile}, womöglich identisch mit der Firma`,
    otherPlace: ({ profile }) =>
      `Unternehmen im Profil: ${profile}, ein ähnlicher Name wie die Firma mit anderem Ort`,
    placeholder: ({ profile }) =>
      `Unternehmen im Profil: ${profile}, nicht mit der Firma vergleichbar, da einer der beiden Namen keinen Arbeitgeber bezeichnet`,
    different: ({ profile }) => `Unternehmen im Profil: ${profile}, ohne Gemeinsamkeit mit der Firma`,
  },
  ties: {
    client: ({ crm, profile }) => `Unternehmen im Profil: ${profile}, tätig für ${crm} als Kunden`,
    parent: ({ crm, profile }) =>
      `Unternehmen im Profil: ${profile}, entspricht der übergeordneten Firma ${crm}`,
    formerEmployer: ({ profile }) =>
      `Unternehmen im Profil: ${profile}, identisch oder verbunden mit einem früheren Arbeitgeber, der für die Firma steht`,
  },
  known: ' (aus der Liste bekannter Namen, Umbenennungen und Übernahmen)',
  rejected: {
    others: (count) =>
      count === 1 ? '1 anderes Profil passt weniger gut' : `${count} andere Profile passen weniger gut`,
    undecided: (count) => `${count} Profile passen gleich gut`,
    position: ({ company, why }) => `${company}: ${why}`,
    why: {
      not_begun: 'noch nicht begonnen',
      contradictory_or_not_seen_again: 'widersprüchlich oder nicht wieder gesehen',
      no_employment: 'kein Arbeitsverhältnis',
      placeholder: 'nennt keinen wirklichen Arbeitgeber',
    },
  },
  companyIdEqual: ({ profile }) => `Unternehmen im Profil: ${profile}, mit der LinkedIn-Nummer der Firma`,
  domainShared: ({ profile }) => `Unternehmen im Profil: ${profile}, mit derselben Webdomain wie die Firma`,
  positionEnded: (month) => `Die Position bei der Firma endete im ${month}`,
  departureObserved: ({ after, before }) =>
    `Die Position bei der Firma stand am ${after} noch im Profil und fehlt spätestens seit dem ${before}`,
  fields: { position: 'Position', country: 'Land', dates: 'Zeitraum', name: 'Name', email: 'E-Mail' },
  bothValues: ({ field, crm, profile }) => `${field}: ${crm} im CRM, ${profile} im Profil`,
  missing: '(leer)',
};
