import type { Counted, PageWords } from './report-words.ts';

/** French counts nought as one. */
const plural = ({ count, text }: Counted, one: string, many: string): string =>
  `${text} ${count < 2 ? one : many}`;
const contacts = (number: Counted): string => plural(number, 'contact', 'contacts');
const profiles = (number: Counted, adjective = ''): string =>
  plural(number, `profil${adjective}`, `profils${adjective === '' ? '' : `${adjective}s`}`);

export const PAGE_FR: PageWords = {
  product: 'Validation des données pour Dynamics 365',
  title: 'Qui travaille encore chez vos comptes',
  checkedOn: (day) => `Situation au ${day}`,
  dryRun: 'Simulation\u00a0: aucun indicateur n’a été écrit',
  skipToContent: 'Aller aux résultats',
  contents: 'Sommaire',
  search: {
    label: 'Rechercher une personne ou une société',
    hint: 'Nom, compte ou employeur',
    found: '{found} sur {all} affichés',
    nothing: 'Personne ne correspond. Essayez avec une partie du nom.',
  },
  darkMode: 'Mode sombre',
  coverage: {
    heading: 'Couverture',
    contacts: 'Contacts contrôlés',
    matched: 'Rattachés à un profil',
    verified: 'Vérifiés chez leur compte',
    notAtCompany: 'Ne sont plus dans l’entreprise',
    share: (percent) => `${percent} des contacts`,
    seenOn: (day) => `Les profils ont été consultés le ${day}.`,
    seenBetween: ({ first, last }) => `Les profils ont été consultés entre le ${first} et le ${last}.`,
    rejectedRows: (rows) =>
      `${plural(rows, 'ligne ou enregistrement', 'lignes ou enregistrements')} des fichiers ${rows.count < 2 ? 'n’a pas pu être lu' : 'n’ont pas pu être lus'}\u202f; summary.json en donne la liste.`,
    parked: (number) =>
      `${contacts(number)} ${number.count < 2 ? 'n’a pas pu être traité' : 'n’ont pas pu être traités'} en raison d’une erreur\u202f; summary.json en donne le motif.`,
  },
  chart: {
    heading: 'Résultats',
    description:
      'Graphique à barres des contacts par résultat. Le tableau voisin contient les mêmes nombres.',
    outcome: 'Résultat',
    contacts: 'Contacts',
    share: 'Part',
    reasons: 'Pour ce motif',
  },
  sections: {
    notAtCompany: {
      heading: 'N’est plus dans l’entreprise',
      intro:
        'Le poste dans la société du compte a pris fin et un nouvel employeur est connu. Ces contacts reçoivent l’indicateur Not at Company.',
      empty:
        'Personne. Aucun profil n’indique à la fois un poste terminé dans la société du compte et un nouvel employeur.',
    },
    leftNoNewRole: {
      heading: 'Parti, sans nouvel employeur',
      intro: 'Le poste dans la société du compte a pris fin\u202f; le profil n’indique rien de nouveau.',
      empty: 'Personne.',
    },
    possiblyLeft: {
      heading: 'Peut-être parti, à confirmer',
      intro:
        'Le profil laisse penser à un départ, sans le prouver. Rien n’a été signalé\u202f; une personne qui connaît le contact peut trancher.',
      empty: 'Personne. Aucun profil ne laisse penser à un départ sans preuve.',
    },
    moved: {
      heading: 'Passé chez un autre de vos comptes',
      intro:
        'Le nouvel employeur est un autre compte de ce CRM. Vous pouvez y rattacher le contact plutôt que de le perdre.',
      empty: 'Personne. Aucun des nouveaux employeurs n’est un compte de ce CRM.',
    },
    additionalRole: {
      heading: 'Poste supplémentaire',
      intro: 'Toujours dans la société du compte, avec un autre poste en parallèle. Aucun indicateur.',
      empty: 'Personne.',
    },
    held: {
      heading: 'En suspens',
      intro: 'Les éléments justifieraient un indicateur, mais il est suspendu le temps d’une vérification.',
      empty: 'Personne.',
    },
    ignored: {
      heading: 'Ignoré',
      intro:
        'Quelqu’un a déjà pris une décision. L’indicateur ne reviendra que si un élément nouveau apparaît.',
      empty: 'Personne.',
    },
    notValidated: {
      heading: 'Validation impossible',
      intro:
        'Non validé ne veut pas dire parti\u00a0: rien n’a été trouvé qui permette de conclure dans un sens ou dans l’autre. Par motif\u00a0:',
      empty: 'Personne. Tous les contacts ont pu être validés.',
    },
    verified: {
      heading: 'Vérifié',
      intro: 'Un poste actuel du profil correspond au compte.',
      empty: 'Personne. Aucun profil n’indique de poste actuel dans la société du compte.',
    },
  },
  moved: {
    contact: 'Contact',
    from: 'Ancien compte',
    to: 'Nouveau compte',
    since: 'Depuis',
    badge: 'Désormais chez votre compte\u00a0:',
  },
  person: {
    evidence: 'Éléments',
    rejected: 'Examiné, mais non déterminant\u00a0:',
    profile: 'Profil LinkedIn',
    contactId: 'ID du contact',
    wouldSet: ({ code, label }) => `Simulation\u00a0: l’indicateur passerait à ${code} (${label}).`,
  },
  showList: (number) => `Afficher ${contacts(number)}`,
  fullList: (number) => `${contacts(number)}\u00a0: la liste complète se trouve dans results.xlsx.`,
  showMore: 'Afficher la suite',
  method: {
    heading: 'Méthode et limites',
    steps: [
      'Un contact est rattaché à un profil par l’adresse du profil ou l’adresse e-mail, à défaut par le nom complet associé au compte. Si plusieurs profils conviennent aussi bien, aucun n’est retenu.',
      'Les sociétés de tous les postes actuels sont comparées au compte, en tenant compte des formes juridiques, des graphies, des autres noms connus et des sociétés du même groupe.',
      'La mention «\u00a0N’est plus dans l’entreprise\u00a0» suppose que le poste dans la société du compte a pris fin et qu’un nouvel employeur est connu. Tout le reste est soumis à confirmation.',
    ],
    readingsHeading: 'Ce que cette source peut montrer, et ce qu’elle ne peut pas',
    noReadings:
      'Aucun contact n’a pu être rattaché à un profil\u202f; cette source ne dit donc rien à leur sujet. Vérifiez que les profils sont bien ceux des personnes du fichier de contacts.',
    history: (number) =>
      `${profiles(number)} avec parcours professionnel. Un poste terminé y figure avec son mois\u202f; un départ est donc visible immédiatement, même s’il remonte à plusieurs années.`,
    shownOnce: (number) =>
      `${profiles(number, ' relevé')} une seule fois dans une source qui n’indique que la société actuelle, comme le fichier Connections.csv de LinkedIn. Un tel relevé indique où la personne travaille aujourd’hui, mais pas qu’un poste a pris fin\u00a0: si la société est différente, la personne peut être partie, ou n’avoir jamais travaillé pour le compte. Personne n’est donc signalé sur cette seule base. Un deuxième export dans un mois environ, traité avec celui-ci, montrera qui est peut-être parti entre-temps\u202f; un troisième qui concorde le confirmera.`,
    shownAgain: (number) =>
      `${profiles(number, ' relevé')} au moins deux fois dans une source qui n’indique que la société actuelle. Si une société a disparu du dernier relevé, la personne figure sous «\u00a0Peut-être parti\u00a0». Elle passe sous «\u00a0N’est plus dans l’entreprise\u00a0», avec un départ daté entre deux jours, lorsque le relevé suivant concorde, ou immédiatement si la source identifie la nouvelle société par un numéro LinkedIn ou un domaine web. Ce qui a changé avant le premier relevé reste inconnu.`,
    judgedBy: ({ rules, tables }) => `Règles ${rules}, tables de mots et de sociétés ${tables}.`,
    limitsHeading: 'À garder à l’esprit',
    limits: [
      'Un profil contient ce que son titulaire y a écrit\u202f; beaucoup ne le mettent à jour que des semaines ou des mois plus tard.',
      'Un contact sans profil n’est pas parti\u00a0: il n’a simplement pas pu être contrôlé.',
      'Les activités annexes, les mandats et le bénévolat peuvent rattacher une personne à un compte, mais ne prouvent aucun départ.',
      'La certitude est indiquée comme très élevée, élevée, moyenne ou faible. Elle dit combien de fois de tels résultats se sont révélés exacts lors des tests\u202f; pour une personne donnée, cela reste une estimation.',
    ],
    nobodyYet: {
      why: 'Personne pour l’instant, et c’est normal\u00a0: les profils proviennent d’un seul relevé, qui n’indique que les sociétés actuelles et ne peut montrer qu’un poste a pris fin.',
      listed: (number) =>
        `${contacts(number)} dont le profil mentionne une autre société ${number.count < 2 ? 'figure' : 'figurent'} plus bas, sous «\u00a0Peut-être parti\u00a0».`,
      next: 'Refaites un export dans un mois environ et traitez les deux fichiers ensemble\u00a0: vous verrez alors qui est peut-être parti entre-temps, et un troisième export qui concorde le confirmera.',
    },
  },
  footer:
    'Les fichiers results.xlsx et results.csv, à côté de cette page, contiennent tous les contacts, avec leur ID dans la première colonne.',
};
