import type { Counted, PageWords } from './report-words.ts';

const plural = ({ count, text }: Counted, one: string, many: string): string =>
  `${text} ${count === 1 ? one : many}`;
const profiles = (number: Counted): string => plural(number, 'profile', 'profiles');
const contacts = (number: Counted): string => plural(number, 'contact', 'contacts');

export const PAGE_EN: PageWords = {
  product: 'Data Validation for Dynamics 365',
  title: 'Who still works at your accounts',
  checkedOn: (day) => `As of ${day}`,
  dryRun: 'Dry run: no flag was written',
  skipToContent: 'Skip to the results',
  contents: 'Contents',
  search: {
    label: 'Find a person or company',
    hint: 'Name, account or employer',
    found: '{found} of {all} shown',
    nothing: 'Nobody matches. Try part of a name.',
  },
  darkMode: 'Dark mode',
  coverage: {
    heading: 'Coverage',
    contacts: 'Contacts checked',
    matched: 'Matched to a profile',
    verified: 'Verified at their account',
    notAtCompany: 'Not at company',
    share: (percent) => `${percent} of all contacts`,
    seenOn: (day) => `The profiles were seen on ${day}.`,
    seenBetween: ({ first, last }) => `The profiles were seen between ${first} and ${last}.`,
    rejectedRows: (rows) =>
      `${plural(rows, 'row or record', 'rows or records')} of the files could not be read; summary.json lists them.`,
    parked: (number) =>
      `${contacts(number)} could not be processed because of a fault; summary.json gives the reason.`,
  },
  chart: {
    heading: 'Results',
    description: 'Bar chart of contacts by outcome. The table beside it holds the same numbers.',
    outcome: 'Outcome',
    contacts: 'Contacts',
    share: 'Share',
    reasons: 'For this reason',
  },
  sections: {
    notAtCompany: {
      heading: 'Not at company',
      intro:
        'The position at the account has ended and a new employer is known. These contacts get the flag Not at Company.',
      empty: 'Nobody. No profile shows an ended position at the account together with a new employer.',
    },
    leftNoNewRole: {
      heading: 'Left, no new employer',
      intro: 'The position at the account has ended; the profile names nothing new.',
      empty: 'Nobody.',
    },
    possiblyLeft: {
      heading: 'Possibly left, please confirm',
      intro:
        'The profile points away from the account, but does not prove it. Nothing was flagged; somebody who knows the person can tell.',
      empty: 'Nobody. No profile points away from its account without proof.',
    },
    moved: {
      heading: 'Moved to another of your accounts',
      intro:
        'The new employer is another account in this CRM. You may move the contact there instead of losing it.',
      empty: 'Nobody. None of the new employers is an account in this CRM.',
    },
    additionalRole: {
      heading: 'Additional role',
      intro: 'Still at the account, with another position beside it. No flag.',
      empty: 'Nobody.',
    },
    held: {
      heading: 'On hold',
      intro: 'The evidence would carry a flag, but it is held back until somebody has looked.',
      empty: 'Nobody.',
    },
    ignored: {
      heading: 'Ignored',
      intro: 'A person has decided about this evidence. It does not flag again until something new appears.',
      empty: 'Nobody.',
    },
    notValidated: {
      heading: 'Could not be validated',
      intro: 'Not validated does not mean gone: nothing was found that says either. By reason:',
      empty: 'Nobody. Every contact could be validated.',
    },
    verified: {
      heading: 'Verified',
      intro: 'A current position on the profile corresponds to the account.',
      empty: 'Nobody. No profile shows a current position at the account.',
    },
  },
  moved: {
    contact: 'Contact',
    from: 'From your account',
    to: 'To your account',
    since: 'Since',
    badge: 'Now at your account:',
  },
  person: {
    evidence: 'Evidence',
    rejected: 'Looked at, but not decisive:',
    profile: 'LinkedIn profile',
    contactId: 'Contact ID',
    wouldSet: ({ code, label }) => `Dry run: would set ${code} (${label}).`,
  },
  showList: (number) => `Show ${contacts(number)}`,
  fullList: (number) => `${contacts(number)}: results.xlsx holds the full list.`,
  showMore: 'Show more',
  method: {
    heading: 'Method and limits',
    steps: [
      'A contact is matched to a profile by profile address or e-mail address, or by full name together with the account. When several profiles fit equally well, none is taken.',
      'The companies of all current positions are compared with the account. Legal forms, spellings, known aliases and group companies are taken into account.',
      'Not at company is said only when the position at the account has ended and a new employer is known. Everything short of that is listed for people to confirm.',
    ],
    readingsHeading: 'What this source can and cannot show',
    noReadings:
      'No contact was matched to a profile, so this source shows nothing about them. Check that the profiles belong to the people in the contacts file.',
    history: (number) =>
      `${profiles(number)} with a work history. An ended position shows with its month, so departures can be told at once, even those of years ago.`,
    shownOnce: (number) =>
      `${profiles(number)} read once from a source that shows only the current company, such as LinkedIn’s Connections.csv. One such reading tells where a person is now, not that a position ended: if the company is another one, the person may have left, or may never have worked for the account. So nobody is called Not at company because of it. A second export about a month later, given together with this one, shows who may have left in between; a third that agrees confirms it.`,
    shownAgain: (number) =>
      `${profiles(number)} read at least twice from a source that shows only the current company. A company that has disappeared in the latest reading lists the person as possibly left. That becomes Not at company, dated between two days, when the next reading agrees, or at once when the source identifies the new company by a LinkedIn number or web domain. What changed before the first reading stays unknown.`,
    judgedBy: ({ rules, tables }) => `Rules ${rules}, word and company tables ${tables}.`,
    limitsHeading: 'Please keep in mind',
    limits: [
      'A profile says what its owner wrote, and many people update it weeks or months late.',
      'A contact without a profile has not left: it could only not be checked.',
      'Side jobs, boards and voluntary work keep a person at an account but prove no departure.',
      'How sure a result is shows as very high, high, medium or low. That is how often such results were right in tests; of one person it remains an estimate.',
    ],
    nobodyYet: {
      why: 'Nobody yet, and that is expected: the profiles come from a single reading that shows only current companies, and such a reading cannot show that a position ended.',
      listed: (number) =>
        `${contacts(number)} whose profile names another company ${number.count === 1 ? 'is' : 'are'} listed below as possibly left.`,
      next: 'Export again in about a month and run both files together: who may have left in between is then listed, and a third export that agrees confirms it.',
    },
  },
  footer:
    'results.xlsx and results.csv beside this page hold every contact, with its ID in the first column.',
};
