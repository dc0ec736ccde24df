import type { Counted, PageWords } from './report-words.ts';

const plural = ({ count, text }: Counted, one: string, many: string): string =>
  `${text} ${count === 1 ? one : many}`;
const profiles = (number: Counted): string => plural(number, 'Profil', 'Profile');
const contacts = (number: Counted): string => plural(number, 'Kontakt', 'Kontakte');

export const PAGE_DE: PageWords = {
  product: 'Datenvalidierung für Dynamics 365',
  title: 'Wer noch bei Ihren Firmen arbeitet',
  checkedOn: (day) => `Stand: ${day}`,
  dryRun: 'Probelauf: Es wurde kein Kennzeichen geschrieben',
  skipToContent: 'Direkt zu den Ergebnissen',
  contents: 'Inhalt',
  search: {
    label: 'Person oder Unternehmen suchen',
    hint: 'Name, Firma oder Arbeitgeber',
    found: '{found} von {all} angezeigt',
    nothing: 'Niemand gefunden. Versuchen Sie es mit einem Teil des Namens.',
  },
  darkMode: 'Dunkler Modus',
  coverage: {
    heading: 'Abdeckung',
    contacts: 'Kontakte geprüft',
    matched: 'Einem Profil zugeordnet',
    verified: 'Bei ihrer Firma bestätigt',
    notAtCompany: 'Nicht mehr im Unternehmen',
    share: (percent) => `${percent} aller Kontakte`,
    seenOn: (day) => `Die Profile wurden am ${day} gesehen.`,
    seenBetween: ({ first, last }) => `Die Profile wurden zwischen dem ${first} und dem ${last} gesehen.`,
    rejectedRows: (rows) =>
      `${plural(rows, 'Zeile oder Datensatz', 'Zeilen oder Datensätze')} der Dateien ${rows.count === 1 ? 'war' : 'waren'} nicht lesbar; summary.json führt sie auf.`,
    parked: (number) =>
      `${contacts(number)} ${number.count === 1 ? 'konnte' : 'konnten'} wegen eines Fehlers nicht verarbeitet werden; summary.json nennt den Grund.`,
  },
  chart: {
    heading: 'Ergebnisse',
    description: 'Balkendiagramm der Kontakte nach Ergebnis. Die Tabelle daneben enthält dieselben Zahlen.',
    outcome: 'Ergebnis',
    contacts: 'Kontakte',
    share: 'Anteil',
    reasons: 'Aus diesem Grund',
  },
  sections: {
    notAtCompany: {
      heading: 'Nicht mehr im Unternehmen',
      intro:
        'Die Position bei der Firma ist beendet, und ein neuer Arbeitgeber ist bekannt. Diese Kontakte erhalten das Kennzeichen „Nicht mehr im Unternehmen“.',
      empty:
        'Niemand. Kein Profil zeigt eine beendete Position bei der Firma und zugleich einen neuen Arbeitgeber.',
    },
    leftNoNewRole: {
      heading: 'Ausgeschieden, kein neuer Arbeitgeber',
      intro: 'Die Position bei der Firma ist beendet; das Profil nennt nichts Neues.',
      empty: 'Niemand.',
    },
    possiblyLeft: {
      heading: 'Möglicherweise ausgeschieden, bitte bestätigen',
      intro:
        'Das Profil deutet auf einen Weggang hin, belegt ihn aber nicht. Es wurde nichts gekennzeichnet; wer die Person kennt, kann es klären.',
      empty: 'Niemand. Kein Profil deutet ohne Beleg auf einen Weggang hin.',
    },
    moved: {
      heading: 'Zu einer anderen Ihrer Firmen gewechselt',
      intro:
        'Der neue Arbeitgeber ist eine andere Firma in diesem CRM. Sie können den Kontakt dorthin umhängen, statt ihn zu verlieren.',
      empty: 'Niemand. Keiner der neuen Arbeitgeber ist eine Firma in diesem CRM.',
    },
    additionalRole: {
      heading: 'Zusätzliche Position',
      intro: 'Weiterhin bei der Firma, mit einer weiteren Position daneben. Kein Kennzeichen.',
      empty: 'Niemand.',
    },
    held: {
      heading: 'Zurückgehalten',
      intro:
        'Die Belege würden ein Kennzeichen tragen; es wird zurückgehalten, bis jemand es sich angesehen hat.',
      empty: 'Niemand.',
    },
    ignored: {
      heading: 'Ignoriert',
      intro:
        'Hierüber hat bereits jemand entschieden. Ein neues Kennzeichen gibt es erst, wenn sich etwas Neues zeigt.',
      empty: 'Niemand.',
    },
    notValidated: {
      heading: 'Konnte nicht validiert werden',
      intro:
        'Nicht validiert heißt nicht ausgeschieden: Es wurde nichts gefunden, was das eine oder das andere belegt. Nach Grund:',
      empty: 'Niemand. Alle Kontakte konnten validiert werden.',
    },
    verified: {
      heading: 'Bestätigt',
      intro: 'Eine aktuelle Position im Profil entspricht der Firma.',
      empty: 'Niemand. Kein Profil zeigt eine aktuelle Position bei der Firma.',
    },
  },
  moved: {
    contact: 'Kontakt',
    from: 'Von Ihrer Firma',
    to: 'Zu Ihrer Firma',
    since: 'Seit',
    badge: 'Jetzt bei Ihrer Firma:',
  },
  person: {
    evidence: 'Belege',
    rejected: 'Geprüft, aber nicht ausschlaggebend:',
    profile: 'LinkedIn-Profil',
    contactId: 'Kontakt-ID',
    wouldSet: ({ code, label }) => `Probelauf: Das Kennzeichen würde auf ${code} gesetzt („${label}“).`,
  },
  showList: (number) => `${contacts(number)} anzeigen`,
  fullList: (number) => `${contacts(number)}: Die vollständige Liste steht in results.xlsx.`,
  showMore: 'Mehr anzeigen',
  method: {
    heading: 'Vorgehen und Grenzen',
    steps: [
      'Ein Kontakt wird einem Profil über die Profiladresse oder E-Mail-Adresse zugeordnet, sonst über den vollen Namen zusammen mit der Firma. Passen mehrere Profile gleich gut, wird keines gewählt.',
      'Die Unternehmen aller aktuellen Positionen werden mit der Firma verglichen. Rechtsformen, Schreibweisen, bekannte andere Namen und Konzernunternehmen werden berücksichtigt.',
      '„Nicht mehr im Unternehmen“ gilt nur, wenn die Position bei der Firma beendet und ein neuer Arbeitgeber bekannt ist. Alles andere wird zur Bestätigung vorgelegt.',
    ],
    readingsHeading: 'Was diese Quelle zeigen kann und was nicht',
    noReadings:
      'Kein Kontakt konnte einem Profil zugeordnet werden; diese Quelle sagt also nichts über sie aus. Prüfen Sie, ob die Profile zu den Personen in der Kontaktdatei gehören.',
    history: (number) =>
      `${profiles(number)} mit Werdegang. Eine beendete Position steht mit ihrem Monat darin, sodass sich ein Weggang sofort zeigt, auch wenn er Jahre zurückliegt.`,
    shownOnce: (number) =>
      `${profiles(number)}, einmal gelesen aus einer Quelle, die nur das aktuelle Unternehmen zeigt, etwa Connections.csv von LinkedIn. Eine solche Momentaufnahme zeigt, wo jemand jetzt arbeitet, nicht aber, dass eine Position endete: Ist es ein anderes Unternehmen, kann die Person ausgeschieden sein oder nie bei der Firma gearbeitet haben. Deshalb gilt niemand allein deswegen als „Nicht mehr im Unternehmen“. Ein zweiter Export in etwa einem Monat, zusammen mit diesem verarbeitet, zeigt, wer in der Zwischenzeit möglicherweise ausgeschieden ist; ein dritter, der dasselbe zeigt, bestätigt es.`,
    shownAgain: (number) =>
      `${profiles(number)}, mindestens zweimal gelesen aus einer Quelle, die nur das aktuelle Unternehmen zeigt. Fehlt ein Unternehmen in der letzten Momentaufnahme, steht die Person unter „Möglicherweise ausgeschieden“. Daraus wird „Nicht mehr im Unternehmen“, datiert zwischen zwei Tagen, sobald die nächste Momentaufnahme dasselbe zeigt, oder sofort, wenn die Quelle das neue Unternehmen mit LinkedIn-Nummer oder Webdomain benennt. Was sich vor der ersten Momentaufnahme änderte, bleibt unbekannt.`,
    judgedBy: ({ rules, tables }) => `Regeln ${rules}, Wort- und Unternehmenstabellen ${tables}.`,
    limitsHeading: 'Bitte beachten Sie',
    limits: [
      'Ein Profil gibt wieder, was sein Inhaber eingetragen hat; viele aktualisieren es erst Wochen oder Monate später.',
      'Ein Kontakt ohne Profil ist nicht ausgeschieden, er konnte nur nicht geprüft werden.',
      'Nebentätigkeiten, Beirats- und Ehrenämter können jemanden an eine Firma binden, belegen aber keinen Weggang.',
      'Die Sicherheit wird als sehr hoch, hoch, mittel oder gering angegeben. Sie besagt, wie oft solche Ergebnisse in Tests stimmten; für eine einzelne Person bleibt sie eine Schätzung.',
    ],
    nobodyYet: {
      why: 'Noch niemand, und das ist zu erwarten: Die Profile stammen aus einer einzigen Momentaufnahme, die nur aktuelle Unternehmen zeigt, und daraus geht nicht hervor, dass eine Position endete.',
      listed: (number) =>
        `${contacts(number)} mit einem anderen Unternehmen im Profil ${number.count === 1 ? 'steht' : 'stehen'} unten unter „Möglicherweise ausgeschieden“.`,
      next: 'Exportieren Sie in etwa einem Monat erneut und verarbeiten Sie beide Dateien zusammen: Dann zeigt sich, wer in der Zwischenzeit möglicherweise ausgeschieden ist, und ein dritter Export, der dasselbe zeigt, bestätigt es.',
    },
  },
  footer:
    'results.xlsx und results.csv neben dieser Seite enthalten alle Kontakte, mit der ID in der ersten Spalte.',
};
