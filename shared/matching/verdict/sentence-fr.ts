import type { SentenceWords, Told } from './sentence-words.ts';

const role = ({ now }: Told): string => {
  if (now === undefined) return 'ailleurs';
  return now.title === undefined ? `chez ${now.company}` : `${now.title} chez ${now.company}`;
};
const left = ({ former, ended }: Told): string =>
  ended === undefined ? `A quitté ${former}` : `A quitté ${former} en ${ended}`;
/** French sets a no-break space before a colon. */
const mayHaveLeft = ({ account }: Told, why: string): string => `A peut-être quitté ${account}\u00a0: ${why}`;

export const SENTENCES_FR: SentenceWords = {
  source: (day) => ` (profil consulté le ${day})`,
  clauses: {
    verified: {
      still_there: ({ account }) => `Toujours chez ${account}`,
      related_company: ({ account, now }) =>
        now === undefined
          ? `Désormais dans une société qui appartient ou est liée à ${account}`
          : `Désormais chez ${now.company}, société qui appartient ou est liée à ${account}`,
    },
    notAtCompany: {
      position_ended: (told) => `${left(told)} et est désormais ${role(told)}`,
      departure_observed: (told) =>
        `Ne mentionne plus ${told.former} sur son profil et est désormais ${role(told)}`,
      other_company: (told) =>
        `Désormais ${role(told)}\u202f; ${told.account} ne figure pas parmi les postes actuels`,
    },
    leftNoNewRole: { position_ended: (told) => `${left(told)} et n’indique pas de nouvel employeur` },
    possiblyLeft: {
      first_observation: (told) =>
        mayHaveLeft(told, `désormais ${role(told)} dans le seul relevé disponible à ce jour`),
      departure_observed: (told) =>
        told.now === undefined
          ? mayHaveLeft(
              told,
              'le profil ne mentionne plus cette société et n’indique pas de nouvel employeur',
            )
          : mayHaveLeft(
              told,
              `le profil ne mentionne plus cette société, et la personne est désormais ${role(told)}\u202f; un prochain relevé pourra le confirmer`,
            ),
      other_company: (told) =>
        mayHaveLeft(
          told,
          `désormais ${role(told)}, et le profil n’indique aucun poste terminé chez ${told.account}`,
        ),
      unclosed_overlap: (told) =>
        mayHaveLeft(told, `${role(told)} depuis des mois, alors que l’ancien poste reste ouvert`),
      grace_period: ({ former, ended }) =>
        `A quitté ${former} récemment${ended === undefined ? '' : ` (${ended})`} et n’a peut-être pas encore indiqué son nouvel employeur`,
    },
    additionalRole: {
      still_there: (told) => `Toujours chez ${told.account} et également ${role(told)}`,
      unclosed_overlap: (told) => `Toujours chez ${told.account} et également ${role(told)}`,
    },
    uncertain: {
      ambiguous_identity: () => 'Plusieurs profils correspondent aussi bien à ce contact',
      weak_identity: () =>
        'Un profil porte ce nom, mais trop peu d’autres éléments le rattachent à ce contact',
      wrong_link: () => 'L’adresse de profil du contact est celle d’une personne portant un autre nom',
      stale_profile: () => 'Le profil a été consulté il y a trop longtemps pour en tirer une conclusion',
      profile_older_than_account_link: ({ account }) =>
        `Le profil a été consulté avant que le contact ne soit rattaché à ${account}`,
      no_positions: () => 'Le profil n’indique aucun poste valable aujourd’hui',
      only_placeholder: () => 'Le profil n’indique aucun véritable employeur',
      name_only_difference: ({ account }) =>
        `Le nom de l’employeur actuel diffère de ${account}, mais il peut s’agir de la même société`,
      grace_period: ({ account }) => `Occupe un nouveau poste, alors que celui chez ${account} reste ouvert`,
    },
    notMatched: {
      no_match: () => 'Aucun profil n’a été trouvé pour ce contact',
      profile_gone: () => 'Le profil de ce contact n’existe plus',
    },
    skipped: {
      account_missing: () => 'Le contact n’a pas de compte auquel le comparer',
      account_inactive: () => 'Le compte de ce contact est inactif',
      parent_is_contact: () => 'Le contact dépend d’un autre contact, et non d’un compte',
      contact_inactive: () => 'Le contact est inactif',
      contact_merged: () => 'Le contact a été fusionné avec un autre',
      name_missing: () => 'Le contact n’a pas de nom à rechercher',
      out_of_scope: () => 'Le contact est hors du périmètre',
    },
    ignored: {
      ignored_by_person: () => 'Quelqu’un a choisi d’ignorer ces éléments\u202f; ce choix est respecté',
      cleared_by_person: () =>
        'Quelqu’un a effacé l’indicateur au vu de ces éléments\u202f; il ne sera pas rétabli',
      undone: () => 'L’indicateur a été annulé au vu de ces éléments\u202f; il ne sera pas rétabli',
    },
    held: {
      mass_move: ({ account }) =>
        `L’indicateur est suspendu\u00a0: plusieurs contacts rattachés à ${account} ont rejoint la même société à peu près au même moment, ce qui peut signaler un changement de nom ou un rachat`,
      daily_limit: () =>
        'L’indicateur est suspendu\u00a0: la limite quotidienne de nouveaux indicateurs est atteinte',
      contested: () =>
        'L’indicateur est suspendu\u00a0: ce qu’écrit la validation est régulièrement modifié à la main',
      before_look_back: () =>
        'L’indicateur est suspendu\u00a0: le changement d’employeur remonte à plus de deux ans',
    },
  },
};
