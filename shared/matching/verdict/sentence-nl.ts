import type { SentenceWords, Told } from './sentence-words.ts';

const role = ({ now }: Told): string => {
  if (now === undefined) return 'elders';
  return now.title === undefined ? `bij ${now.company}` : `${now.title} bij ${now.company}`;
};
const verb = ({ now }: Told): string => (now?.title === undefined ? 'werkt' : 'is');
const isNow = (told: Told): string => `${verb(told)} nu ${role(told)}`;
const left = ({ former, ended }: Told): string =>
  ended === undefined ? `Heeft ${former} verlaten` : `Heeft ${former} in ${ended} verlaten`;

export const SENTENCES_NL: SentenceWords = {
  source: (day) => ` (profiel gezien op ${day})`,
  clauses: {
    verified: {
      still_there: ({ account }) => `Werkt nog steeds bij ${account}`,
      related_company: ({ account, now }) =>
        now === undefined
          ? `Werkt nu bij een bedrijf dat bij ${account} hoort of eraan verwant is`
          : `Werkt nu bij ${now.company}, een bedrijf dat bij ${account} hoort of eraan verwant is`,
    },
    notAtCompany: {
      position_ended: (told) => `${left(told)} en ${isNow(told)}`,
      departure_observed: (told) => `Vermeldt ${told.former} niet meer op het profiel en ${isNow(told)}`,
      other_company: (told) =>
        `${told.now?.title === undefined ? 'Werkt nu' : 'Is nu'} ${role(told)}; ${told.account} staat niet bij de huidige functies`,
    },
    leftNoNewRole: { position_ended: (told) => `${left(told)} en vermeldt geen nieuwe werkgever` },
    possiblyLeft: {
      first_observation: (told) =>
        `Is mogelijk weg bij ${told.account}: ${isNow(told)} in de enige momentopname tot nu toe`,
      departure_observed: (told) =>
        told.now === undefined
          ? `Is mogelijk weg bij ${told.account}: het profiel vermeldt dit bedrijf niet meer en noemt geen nieuwe werkgever`
          : `Is mogelijk weg bij ${told.account}: het profiel vermeldt dit bedrijf niet meer, en de persoon ${isNow(told)}; een volgende momentopname kan dat bevestigen`,
      other_company: (told) =>
        `Is mogelijk weg bij ${told.account}: ${isNow(told)}, en het profiel toont geen beëindigde functie bij ${told.account}`,
      unclosed_overlap: (told) =>
        `Is mogelijk weg bij ${told.account}: ${verb(told)} al maanden ${role(told)}, terwijl de oudere functie nog openstaat`,
      grace_period: ({ former, ended }) =>
        `Heeft ${former} onlangs verlaten${ended === undefined ? '' : ` (${ended})`} en heeft een nieuwe werkgever misschien nog niet vermeld`,
    },
    additionalRole: {
      still_there: (told) => `Werkt nog steeds bij ${told.account} en ${verb(told)} daarnaast ${role(told)}`,
      unclosed_overlap: (told) =>
        `Werkt nog steeds bij ${told.account} en ${verb(told)} daarnaast ${role(told)}`,
    },
    uncertain: {
      ambiguous_identity: () => 'Meerdere profielen passen even goed bij deze contactpersoon',
      weak_identity: () =>
        'Er is een profiel met deze naam, maar verder wijst te weinig op deze contactpersoon',
      wrong_link: () => 'Het profieladres bij de contactpersoon hoort bij iemand met een andere naam',
      stale_profile: () => 'Het profiel is te lang geleden gezien om er iets uit af te leiden',
      profile_older_than_account_link: ({ account }) =>
        `Het profiel is gezien voordat de contactpersoon aan ${account} werd gekoppeld`,
      no_positions: () => 'Het profiel toont geen functie die vandaag meetelt',
      only_placeholder: () => 'Het profiel noemt geen echte werkgever',
      name_only_difference: ({ account }) =>
        `De huidige werkgever heet anders dan ${account}, maar kan hetzelfde bedrijf zijn`,
      grace_period: ({ account }) => `Heeft een nieuwe functie, terwijl die bij ${account} nog openstaat`,
    },
    notMatched: {
      no_match: () => 'Voor deze contactpersoon is geen profiel gevonden',
      profile_gone: () => 'Het profiel van deze contactpersoon bestaat niet meer',
    },
    skipped: {
      account_missing: () => 'De contactpersoon heeft geen account om mee te vergelijken',
      account_inactive: () => 'Het account van deze contactpersoon is inactief',
      parent_is_contact: () => 'De contactpersoon hoort bij een andere contactpersoon, niet bij een account',
      contact_inactive: () => 'De contactpersoon is inactief',
      contact_merged: () => 'De contactpersoon is samengevoegd met een andere',
      name_missing: () => 'De contactpersoon heeft geen naam om op te zoeken',
      out_of_scope: () => 'De contactpersoon valt buiten het bereik',
    },
    ignored: {
      ignored_by_person: () => 'Iemand heeft bij deze gegevens voor Negeren gekozen, dus dat blijft zo',
      cleared_by_person: () => 'Iemand heeft de melding bij deze gegevens gewist, dus ze komt niet terug',
      undone: () => 'De melding is bij deze gegevens ongedaan gemaakt, dus ze komt niet terug',
    },
    held: {
      mass_move: ({ account }) =>
        `De melding staat in de wacht: meerdere contactpersonen van ${account} gingen rond dezelfde tijd naar hetzelfde bedrijf, wat op een naamswijziging of overname kan wijzen`,
      daily_limit: () =>
        'De melding staat in de wacht: het maximumaantal nieuwe meldingen per dag is bereikt',
      contested: () => 'De melding staat in de wacht: mensen draaien steeds terug wat de validatie schrijft',
      before_look_back: () => 'De melding staat in de wacht: de overstap is meer dan twee jaar geleden',
    },
  },
};
