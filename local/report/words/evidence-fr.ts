import type { EvidenceWords } from './evidence-words.ts';

export const EVIDENCE_FR: EvidenceWords = {
  profileUrlEqual: 'L’adresse du profil est celle du contact',
  emailEqual: 'L’adresse e-mail est identique',
  address: {
    different: ({ crm, profile }) =>
      `Autre adresse de profil\u00a0: ${crm} dans le CRM, ${profile} sur le profil`,
    renamed: ({ crm, profile }) =>
      `L’adresse du profil a peut-être changé\u00a0: ${crm} dans le CRM, ${profile} sur le profil`,
  },
  mail: {
    spells_name: ({ crm }) => `L’adresse e-mail ${crm} correspond au nom du profil`,
    mail_domain: ({ crm }) => `Le domaine e-mail ${crm} est celui d’une société du profil`,
  },
  person: {
    title_overlap: ({ crm, profile }) =>
      `La fonction concorde\u00a0: ${crm} dans le CRM, ${profile} sur le profil`,
    city_equal: ({ profile }) => `La ville est la même\u00a0: ${profile}`,
    country_equal: ({ profile }) => `Le pays est le même\u00a0: ${profile}`,
    country_differs: ({ crm, profile }) =>
      `Le pays est différent\u00a0: ${crm} dans le CRM, ${profile} sur le profil`,
  },
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
    otherPlace: ({ profile }) =>
      `Société sur le profil\u00a0: ${profile}, un nom proche de celui du compte avec un autre lieu`,
    placeholder: ({ profile }) =>
      `Société sur le profil\u00a0: ${profile}, non comparable au compte, car l’un des deux noms ne désigne pas un employeur`,
    different: ({ profile }) => `Société sur le profil\u00a0: ${profile}, sans rapport avec le compte`,
  },
  ties: {
    client: ({ crm, profile }) => `Société sur le profil\u00a0: ${profile}, au service de son client ${crm}`,
    parent: ({ crm, profile }) =>
      `Société sur le profil\u00a0: ${profile}, correspond au compte parent ${crm}`,
    formerEmployer: ({ profile }) =>
      `Société sur le profil\u00a0: ${profile}, identique ou liée à un ancien employeur qui correspond au compte`,
  },
  known: ' (d’après la liste des noms, changements de nom et rachats connus)',
  rejected: {
    others: (count) =>
      count === 1
        ? '1 autre profil correspond moins bien'
        : `${count} autres profils correspondent moins bien`,
    undecided: (count) => `${count} profils correspondent aussi bien`,
    position: ({ company, why }) => `${company}\u00a0: ${why}`,
    why: {
      not_begun: 'pas encore commencé',
      contradictory_or_not_seen_again: 'contradictoire ou non revu ensuite',
      no_employment: 'pas un emploi',
      placeholder: 'n’indique aucun véritable employeur',
    },
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
