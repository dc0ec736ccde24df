import { texts } from '../labels.ts';

/**
 * English and Dutch as LinkedIn and Microsoft name the four views of the original (rows 1 and 3 in Microsoft's page, all
 * four in LinkedIn's Dutch article); the other names are ours.
 */
export const VIEW_NAMES = {
  allOpportunitiesAtRisk: texts({
    en: 'All Opportunities at Risk - Contact left',
    nl: 'Alle kansen lopen risico: contact heeft het bedrijf verlaten',
    de: 'Alle gefährdeten Verkaufschancen – Kontakt hat das Unternehmen verlassen',
    fr: 'Toutes les opportunités à risque – contact parti',
  }),
  myOpportunitiesAtRisk: texts({
    en: 'My Opportunities at Risk - Contact left',
    nl: 'Mijn kansen lopen risico: contact heeft het bedrijf verlaten',
    de: 'Meine gefährdeten Verkaufschancen – Kontakt hat das Unternehmen verlassen',
    fr: 'Mes opportunités à risque – contact parti',
  }),
  myTeamsOpportunitiesAtRisk: texts({
    en: "My Team's Opportunities at Risk - Contact left",
    nl: 'Kansen van mijn team lopen risico: contact heeft het bedrijf verlaten',
    de: 'Gefährdete Verkaufschancen meines Teams – Kontakt hat das Unternehmen verlassen',
    fr: 'Opportunités à risque de mon équipe – contact parti',
  }),
  allContactsNotAtCompany: texts({
    en: 'All Contacts Not at Company',
    nl: "Alle contacten 'Niet bij bedrijf'",
    de: 'Alle Kontakte „Nicht mehr im Unternehmen“',
    fr: "Tous les contacts « Plus dans l'entreprise »",
  }),
  myContactsNotAtCompany: texts({
    en: 'My Contacts Not at Company',
    nl: "Mijn contacten 'Niet bij bedrijf'",
    de: 'Meine Kontakte „Nicht mehr im Unternehmen“',
    fr: "Mes contacts « Plus dans l'entreprise »",
  }),
  myTeamsContactsNotAtCompany: texts({
    en: "My Team's Contacts Not at Company",
    nl: "Contacten van mijn team 'Niet bij bedrijf'",
    de: 'Kontakte meines Teams „Nicht mehr im Unternehmen“',
    fr: "Contacts de mon équipe « Plus dans l'entreprise »",
  }),
  contactsOnOpenOpportunities: texts({
    en: 'Not at company on open opportunities',
    nl: "'Niet bij bedrijf' bij open kansen",
    de: '„Nicht mehr im Unternehmen“ bei offenen Verkaufschancen',
    fr: "« Plus dans l'entreprise » sur des opportunités ouvertes",
  }),
} as const;
export type ViewKey = keyof typeof VIEW_NAMES;
