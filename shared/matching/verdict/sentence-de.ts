import type { SentenceWords, Told } from './sentence-words.ts';

const role = ({ now }: Told): string => {
  if (now === undefined) return 'anderswo tätig';
  return now.title === undefined ? `bei ${now.company}` : `${now.title} bei ${now.company}`;
};
const left = ({ former, ended }: Told): string =>
  ended === undefined ? `Hat ${former} verlassen` : `Hat ${former} im ${ended} verlassen`;

export const SENTENCES_DE: SentenceWords = {
  source: (day) => ` (Stand des Profils: ${day})`,
  clauses: {
    verified: {
      still_there: ({ account }) => `Ist weiterhin bei ${account}`,
      related_company: ({ account, now }) =>
        now === undefined
          ? `Ist jetzt bei einem Unternehmen, das zu ${account} gehört oder damit verbunden ist`
          : `Ist jetzt bei ${now.company}, einem Unternehmen, das zu ${account} gehört oder damit verbunden ist`,
    },
    notAtCompany: {
      position_ended: (told) => `${left(told)} und ist jetzt ${role(told)}`,
      departure_observed: (told) =>
        `Führt ${told.former} im Profil nicht mehr auf und ist jetzt ${role(told)}`,
      other_company: (told) =>
        `Ist jetzt ${role(told)}; ${told.account} gehört nicht zu den aktuellen Positionen`,
    },
    leftNoNewRole: { position_ended: (told) => `${left(told)} und nennt keinen neuen Arbeitgeber` },
    possiblyLeft: {
      first_observation: (told) =>
        `Ist möglicherweise nicht mehr bei ${told.account}: in der bisher einzigen Momentaufnahme jetzt ${role(told)}`,
      departure_observed: (told) =>
        told.now === undefined
          ? `Ist möglicherweise nicht mehr bei ${told.account}: das Profil führt das Unternehmen nicht mehr auf und nennt keinen neuen Arbeitgeber`
          : `Ist möglicherweise nicht mehr bei ${told.account}: das Profil führt das Unternehmen nicht mehr auf, und die Person ist jetzt ${role(told)}; eine weitere Momentaufnahme kann das bestätigen`,
      other_company: (told) =>
        `Ist möglicherweise nicht mehr bei ${told.account}: jetzt ${role(told)}, und das Profil zeigt keine beendete Position bei ${told.account}`,
      unclosed_overlap: (told) =>
        `Ist möglicherweise nicht mehr bei ${told.account}: seit Monaten ${role(told)}, während die ältere Position noch offen ist`,
      grace_period: ({ former, ended }) =>
        `Hat ${former} vor Kurzem${ended === undefined ? '' : ` (${ended})`} verlassen und einen neuen Arbeitgeber womöglich noch nicht eingetragen`,
    },
    additionalRole: {
      still_there: (told) => `Ist weiterhin bei ${told.account} und außerdem ${role(told)}`,
      unclosed_overlap: (told) => `Ist weiterhin bei ${told.account} und außerdem ${role(told)}`,
    },
    uncertain: {
      ambiguous_identity: () => 'Mehrere Profile passen gleich gut zu diesem Kontakt',
      weak_identity: () =>
        'Ein Profil trägt diesen Namen, aber sonst verbindet es zu wenig mit diesem Kontakt',
      wrong_link: () => 'Die Profiladresse am Kontakt gehört zu einer Person mit anderem Namen',
      stale_profile: () => 'Das Profil wurde vor zu langer Zeit gesehen, um etwas auszusagen',
      profile_older_than_account_link: ({ account }) =>
        `Das Profil wurde gesehen, bevor der Kontakt mit ${account} verknüpft wurde`,
      no_positions: () => 'Das Profil zeigt keine Position, die heute zählt',
      only_placeholder: () => 'Das Profil nennt keinen wirklichen Arbeitgeber',
      name_only_difference: ({ account }) =>
        `Der aktuelle Arbeitgeber heißt anders als ${account}, könnte aber dasselbe Unternehmen sein`,
      grace_period: ({ account }) => `Hat eine neue Position, während die bei ${account} noch offen ist`,
    },
    notMatched: {
      no_match: () => 'Zu diesem Kontakt wurde kein Profil gefunden',
      profile_gone: () => 'Das Profil dieses Kontakts gibt es nicht mehr',
    },
    skipped: {
      account_missing: () => 'Der Kontakt hat keine Firma, mit der verglichen werden könnte',
      account_inactive: () => 'Die Firma dieses Kontakts ist inaktiv',
      parent_is_contact: () => 'Der Kontakt gehört zu einem anderen Kontakt, nicht zu einer Firma',
      contact_inactive: () => 'Der Kontakt ist inaktiv',
      contact_merged: () => 'Der Kontakt wurde mit einem anderen zusammengeführt',
      name_missing: () => 'Der Kontakt hat keinen Namen, nach dem gesucht werden könnte',
      out_of_scope: () => 'Der Kontakt liegt außerhalb des Geltungsbereichs',
    },
    ignored: {
      ignored_by_person: () => 'Zu diesen Angaben wurde „Ignorieren“ gewählt; dabei bleibt es',
      cleared_by_person: () =>
        'Das Kennzeichen wurde zu diesen Angaben entfernt und wird nicht wieder gesetzt',
      undone: () =>
        'Das Kennzeichen wurde zu diesen Angaben rückgängig gemacht und wird nicht wieder gesetzt',
    },
    held: {
      mass_move: ({ account }) =>
        `Das Kennzeichen wird zurückgehalten: mehrere Kontakte von ${account} sind etwa zur selben Zeit zum selben Unternehmen gewechselt, was auf eine Umbenennung oder Übernahme hindeuten kann`,
      daily_limit: () =>
        'Das Kennzeichen wird zurückgehalten: die Höchstzahl neuer Kennzeichen pro Tag ist erreicht',
      contested: () =>
        'Das Kennzeichen wird zurückgehalten: was die Validierung schreibt, wird immer wieder von Hand geändert',
      before_look_back: () =>
        'Das Kennzeichen wird zurückgehalten: der Arbeitgeberwechsel liegt mehr als zwei Jahre zurück',
    },
  },
};
