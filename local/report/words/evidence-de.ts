import type { EvidenceWords } from './evidence-words.ts';

export const EVIDENCE_DE: EvidenceWords = {
  profileUrlEqual: 'Die Profiladresse stimmt mit der des Kontakts überein',
  emailEqual: 'Die E-Mail-Adresse stimmt überein',
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
    different: ({ profile }) => `Unternehmen im Profil: ${profile}, ohne Gemeinsamkeit mit der Firma`,
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
