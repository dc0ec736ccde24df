import type { EvidenceWords } from './evidence-words.ts';

export const EVIDENCE_FR: EvidenceWords = {
  profileUrlEqual: 'L’adresse du profil est celle du contact',
  emailEqual: 'L’adresse e-mail est identique',
  names: {
    exact: ({ profile }) => `Le nom est identique\u00a0: ${profile}`,
    variant: ({ crm, profile }) =>
      `Le nom est une variante\u00a0: ${crm} dans le CRM, ${profile} sur le profil`,
    part: ({ crm, profile }) =>
      `Le nom correspond en partie\u00a0: ${crm} dans le CRM, ${profile} sur le profil`,
    clash: ({ crm, profile }) => `Le nom est différent\u00a0: ${crm} dans le CRM, ${profile} sur le profil`,
    unknown: ({ crm, profile }) => `Les noms ne sont pas comparables\u00a0: ${crm} et ${profile}`,
  },
  company: {
    same: ({ profile }) => `Société sur le profil\u00a0: ${profile}, la même que le compte`,
    related: ({ profile }) => `Société sur le profil\u00a0: ${profile}, liée au compte`,
    unclear: ({ profile }) => `Société sur le profil\u00a0: ${profile}, peut-être la même que le compte`,
    different: ({ profile }) => `Société sur le profil\u00a0: ${profile}, sans rapport avec le compte`,
  },
  companyIdEqual: ({ profile }) =>
    `Société sur le profil\u00a0: ${profile}, avec le numéro LinkedIn du compte`,
  domainShared: ({ profile }) =>
    `Société sur le profil\u00a0: ${profile}, avec le même domaine web que le compte`,
  positionEnded: (month) => `Le poste dans la société du compte a pris fin en ${month}`,
  departureObserved: ({ after, before }) =>
    `Le poste dans la société du compte figurait encore sur le profil le ${after} et a disparu au plus tard le ${before}`,
  fields: { position: 'Poste', country: 'Pays', dates: 'Dates', name: 'Nom', email: 'E-mail' },
  bothValues: ({ field, crm, profile }) => `${field}\u00a0: ${crm} dans le CRM, ${profile} sur le profil`,
  missing: '(vide)',
};
