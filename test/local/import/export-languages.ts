/** How Dynamics writes an export in one language of its user. */
export type Language = {
  captions: readonly string[];
  flags: readonly [string, string, string];
  date: (iso: string) => string;
};
const dotted = (iso: string) => iso.split('-').reverse().join('.');
const slashed = (iso: string) => `${iso.split('-').reverse().join('/')} 09:30`;
const american = (iso: string) => {
  const [year, month, day] = iso.split('-').map(Number);
  return `${month}/${day}/${year} 9:30 AM`;
};
export const LANGUAGES: Readonly<Record<string, Language>> = {
  English: {
    captions: [
      '(Do Not Modify) Contact',
      '(Do Not Modify) Row Checksum',
      '(Do Not Modify) Modified On',
      ' Full Name',
      'Job Title',
      'Company Name',
      'Email',
      'Created On',
      'Not at Company Flag',
      'Owner',
    ],
    flags: ['No Feedback', 'Not at Company', 'Ignore'],
    date: american,
  },
  Dutch: {
    captions: [
      '(Niet wijzigen) Contactpersoon',
      '(Niet wijzigen) Controlesom van rij',
      '(Niet wijzigen) Gewijzigd op',
      '\u00a0Volledige naam',
      'Functie',
      'Bedrijfsnaam',
      'E-mail',
      'Gemaakt op',
      'Melding: Niet bij bedrijf',
      'Eigenaar',
    ],
    flags: ['Geen feedback', 'Niet bij bedrijf', 'Negeren'],
    date: (iso) => iso.split('-').reverse().join('-'),
  },
  German: {
    captions: [
      '(Nicht ändern) Kontakt',
      '(Nicht ändern) Zeilenprüfsumme',
      '(Nicht ändern) Geändert am',
      'Vollständiger  Name',
      'Position',
      'Firmenname',
      'E-Mail',
      'Erstellt am',
      'Not at Company Flag',
      'Besitzer',
    ],
    flags: ['Kein Feedback', 'Nicht mehr im Unternehmen', 'Ignorieren'],
    date: dotted,
  },
  French: {
    captions: [
      '(Ne pas modifier) Contact',
      '(Ne pas modifier) Somme de contrôle de la ligne',
      '(Ne pas modifier) Modifié le',
      'Nom complet (Contact) (Contact)',
      'Fonction',
      'Nom de la société',
      'Courrier électronique',
      'Créé le',
      'MSDYN_ORGCHANGESTATUS',
      'Propriétaire',
    ],
    flags: ['0', '1', '2'],
    date: slashed,
  },
};
