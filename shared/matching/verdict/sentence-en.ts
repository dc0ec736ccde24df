import type { SentenceWords, Told } from './sentence-words.ts';

const role = ({ now }: Told): string => {
  if (now === undefined) return 'elsewhere';
  return now.title === undefined ? `at ${now.company}` : `${now.title} at ${now.company}`;
};
const left = ({ former, ended }: Told): string =>
  ended === undefined ? `Left ${former}` : `Left ${former} in ${ended}`;

export const SENTENCES_EN: SentenceWords = {
  source: (day) => ` (profile seen on ${day})`,
  clauses: {
    verified: {
      still_there: ({ account }) => `Still at ${account}`,
      related_company: ({ account, now }) =>
        now === undefined
          ? `Now at a company that belongs or is related to ${account}`
          : `Now at ${now.company}, which belongs or is related to ${account}`,
    },
    notAtCompany: {
      position_ended: (told) => `${left(told)} and is now ${role(told)}`,
      departure_observed: (told) => `No longer shows ${told.former} on the profile and is now ${role(told)}`,
      other_company: (told) => `Now ${role(told)}; ${told.account} is not among the current positions`,
    },
    leftNoNewRole: { position_ended: (told) => `${left(told)} and shows no new employer` },
    possiblyLeft: {
      first_observation: (told) =>
        `May have left ${told.account}: now ${role(told)} in the only reading so far`,
      departure_observed: (told) =>
        told.now === undefined
          ? `May have left ${told.account}: the profile no longer shows it and names no new employer`
          : `May have left ${told.account}: the profile no longer shows it, and the person is now ${role(told)}; a further reading can confirm this`,
      other_company: (told) =>
        `May have left ${told.account}: now ${role(told)}, and the profile shows no ended position at ${told.account}`,
      unclosed_overlap: (told) =>
        `May have left ${told.account}: has been ${role(told)} for months, while the older position is still open`,
      grace_period: ({ former, ended }) =>
        `Left ${former} recently${ended === undefined ? '' : ` (${ended})`} and may not have entered a new employer yet`,
    },
    additionalRole: {
      still_there: (told) => `Still at ${told.account} and also ${role(told)}`,
      unclosed_overlap: (told) => `Still at ${told.account} and also ${role(told)}`,
    },
    uncertain: {
      ambiguous_identity: () => 'Several profiles fit this contact equally well',
      weak_identity: () => 'A profile has this name, but too little else ties it to this contact',
      wrong_link: () => 'The profile address on the contact belongs to a person of another name',
      stale_profile: () => 'The profile was last seen too long ago to say anything',
      profile_older_than_account_link: ({ account }) =>
        `The profile was seen before the contact was linked to ${account}`,
      no_positions: () => 'The profile shows no position that counts today',
      only_placeholder: () => 'The profile names no real employer',
      name_only_difference: ({ account }) =>
        `The current employer's name differs from ${account}, but it may be the same company`,
      grace_period: ({ account }) => `Has a new position, while the one at ${account} is still open`,
    },
    notMatched: {
      no_match: () => 'No profile was found for this contact',
      profile_gone: () => 'The profile of this contact is gone',
    },
    skipped: {
      account_missing: () => 'The contact has no account to compare with',
      account_inactive: () => 'The account of this contact is inactive',
      parent_is_contact: () => 'The contact belongs to another contact, not to an account',
      contact_inactive: () => 'The contact is inactive',
      contact_merged: () => 'The contact was merged into another one',
      name_missing: () => 'The contact has no name to look for',
      out_of_scope: () => 'The contact is out of scope',
    },
    ignored: {
      ignored_by_person: () => 'Somebody set the flag to Ignore for this evidence, so it stays',
      cleared_by_person: () => 'Somebody cleared the flag for this evidence, so it is not set again',
      undone: () => 'The flag was undone for this evidence, so it is not set again',
    },
    held: {
      mass_move: ({ account }) =>
        `The flag is held back: several contacts of ${account} went to the same place at about the same time, which may be a new name or a takeover`,
      daily_limit: () => 'The flag is held back: the limit of new flags a day is reached',
      contested: () => 'The flag is held back: people keep changing what the validation writes',
      before_look_back: () => 'The flag is held back: the change of employer is more than two years old',
    },
  },
};
