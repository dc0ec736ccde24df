import type { Counted, PageWords } from './report-words.ts';

const plural = ({ count, text }: Counted, one: string, many: string): string =>
  `${text} ${count === 1 ? one : many}`;
const profiles = (number: Counted): string => plural(number, 'profiel', 'profielen');
const contacts = (number: Counted): string => plural(number, 'contactpersoon', 'contactpersonen');

export const PAGE_NL: PageWords = {
  product: 'Gegevensvalidatie voor Dynamics 365',
  title: 'Wie werkt er nog bij uw accounts',
  checkedOn: (day) => `Stand op ${day}`,
  dryRun: 'Proefrun: er is geen melding geschreven',
  skipToContent: 'Direct naar de resultaten',
  contents: 'Inhoud',
  search: {
    label: 'Zoek een persoon of bedrijf',
    hint: 'Naam, account of werkgever',
    found: '{found} van {all} getoond',
    nothing: 'Niemand gevonden. Probeer een deel van de naam.',
  },
  darkMode: 'Donkere modus',
  coverage: {
    heading: 'Dekking',
    contacts: 'Contactpersonen gecontroleerd',
    matched: 'Aan een profiel gekoppeld',
    verified: 'Bevestigd bij hun account',
    notAtCompany: 'Niet bij bedrijf',
    share: (percent) => `${percent} van alle contactpersonen`,
    seenOn: (day) => `De profielen zijn gezien op ${day}.`,
    seenBetween: ({ first, last }) => `De profielen zijn gezien tussen ${first} en ${last}.`,
    rejectedRows: (rows) =>
      `${plural(rows, 'regel of record', 'regels of records')} uit de bestanden ${rows.count === 1 ? 'was' : 'waren'} niet leesbaar; zie summary.json.`,
    parked: (number) =>
      `${contacts(number)} ${number.count === 1 ? 'kon' : 'konden'} door een fout niet worden verwerkt; de reden staat in summary.json.`,
  },
  chart: {
    heading: 'Resultaten',
    description:
      'Staafdiagram van het aantal contactpersonen per uitkomst. De tabel ernaast bevat dezelfde getallen.',
    outcome: 'Uitkomst',
    contacts: 'Aantal',
    share: 'Aandeel',
    reasons: 'Om deze reden',
  },
  sections: {
    notAtCompany: {
      heading: 'Niet bij bedrijf',
      intro:
        'De functie bij het account is beëindigd en er is een nieuwe werkgever bekend. Deze contactpersonen krijgen de melding ‘Niet bij bedrijf’.',
      empty:
        'Niemand. Geen enkel profiel toont een beëindigde functie bij het account én een nieuwe werkgever.',
    },
    leftNoNewRole: {
      heading: 'Vertrokken, geen nieuwe werkgever',
      intro: 'De functie bij het account is beëindigd; het profiel noemt niets nieuws.',
      empty: 'Niemand.',
    },
    possiblyLeft: {
      heading: 'Mogelijk vertrokken, graag bevestigen',
      intro:
        'Het profiel wijst op een vertrek, maar bewijst het niet. Er is niets gemeld; wie de persoon kent, kan uitsluitsel geven.',
      empty: 'Niemand. Geen enkel profiel wijst zonder bewijs op een vertrek.',
    },
    moved: {
      heading: 'Overgestapt naar een ander account van u',
      intro:
        'De nieuwe werkgever is een ander account in dit CRM. U kunt de contactpersoon daarheen verplaatsen in plaats van die kwijt te raken.',
      empty: 'Niemand. Geen van de nieuwe werkgevers is een account in dit CRM.',
    },
    additionalRole: {
      heading: 'Extra functie',
      intro: 'Werkt nog bij het account en heeft er een functie bij. Geen melding.',
      empty: 'Niemand.',
    },
    held: {
      heading: 'In de wacht',
      intro: 'De gegevens rechtvaardigen een melding, maar die wacht tot iemand ernaar heeft gekeken.',
      empty: 'Niemand.',
    },
    ignored: {
      heading: 'Genegeerd',
      intro: 'Hierover heeft iemand al beslist. Er volgt pas weer een melding als er iets nieuws blijkt.',
      empty: 'Niemand.',
    },
    notValidated: {
      heading: 'Kon niet worden gevalideerd',
      intro:
        'Niet gevalideerd betekent niet vertrokken: er is niets gevonden dat het een of het ander zegt. Per reden:',
      empty: 'Niemand. Elke contactpersoon kon worden gevalideerd.',
    },
    verified: {
      heading: 'Bevestigd',
      intro: 'Een huidige functie op het profiel komt overeen met het account.',
      empty: 'Niemand. Geen enkel profiel toont een huidige functie bij het account.',
    },
  },
  moved: {
    contact: 'Contactpersoon',
    from: 'Van uw account',
    to: 'Naar uw account',
    since: 'Sinds',
    badge: 'Nu bij uw account:',
  },
  person: {
    evidence: 'Onderbouwing',
    rejected: 'Bekeken, maar niet doorslaggevend:',
    profile: 'LinkedIn-profiel',
    contactId: 'Contactpersoon-id',
    wouldSet: ({ code, label }) => `Proefrun: de melding zou ${code} worden (${label}).`,
  },
  showList: (number) => `${contacts(number)} tonen`,
  fullList: (number) => `${contacts(number)}: de volledige lijst staat in results.xlsx.`,
  showMore: 'Meer tonen',
  method: {
    heading: 'Werkwijze en beperkingen',
    steps: [
      'Een contactpersoon wordt aan een profiel gekoppeld op profieladres of e-mailadres, of op volledige naam in combinatie met het account. Passen meerdere profielen even goed, dan wordt er geen gekozen.',
      'De bedrijven van alle huidige functies worden met het account vergeleken. Rechtsvormen, schrijfwijzen, bekende andere namen en concernmaatschappijen worden daarbij meegewogen.',
      '‘Niet bij bedrijf’ volgt alleen als de functie bij het account is beëindigd én er een nieuwe werkgever bekend is. Al het andere wordt ter bevestiging voorgelegd.',
    ],
    readingsHeading: 'Wat deze bron wel en niet laat zien',
    noReadings:
      'Geen enkele contactpersoon kon aan een profiel worden gekoppeld; deze bron zegt dus niets over hen. Controleer of de profielen horen bij de mensen in het bestand met contactpersonen.',
    history: (number) =>
      `${profiles(number)} met loopbaangeschiedenis. Een beëindigde functie staat er met de maand bij, zodat een vertrek meteen blijkt, ook als het jaren geleden is.`,
    shownOnce: (number) =>
      `${profiles(number)} één keer gelezen uit een bron die alleen het huidige bedrijf toont, zoals Connections.csv van LinkedIn. Zo’n momentopname laat zien waar iemand nu werkt, niet dat een functie is beëindigd: bij een ander bedrijf kan de persoon zijn vertrokken, maar ook nooit bij het account hebben gewerkt. Daarom krijgt niemand op grond hiervan ‘Niet bij bedrijf’. Een tweede export over ongeveer een maand, samen met deze verwerkt, laat zien wie in de tussentijd mogelijk is vertrokken; een derde die hetzelfde toont, bevestigt het.`,
    shownAgain: (number) =>
      `${profiles(number)} minstens twee keer gelezen uit een bron die alleen het huidige bedrijf toont. Is een bedrijf in de laatste momentopname verdwenen, dan staat de persoon bij ‘Mogelijk vertrokken’. Dat wordt ‘Niet bij bedrijf’, gedateerd tussen twee dagen, zodra de volgende momentopname hetzelfde toont, of meteen als de bron het nieuwe bedrijf aanwijst met een LinkedIn-nummer of webdomein. Wat er vóór de eerste momentopname veranderde, blijft onbekend.`,
    judgedBy: ({ rules, tables }) => `Regels ${rules}, woorden- en bedrijventabellen ${tables}.`,
    limitsHeading: 'Houd er rekening mee',
    limits: [
      'Op een profiel staat wat de eigenaar heeft ingevuld; veel mensen werken het pas weken of maanden later bij.',
      'Een contactpersoon zonder profiel is niet vertrokken, maar kon alleen niet worden gecontroleerd.',
      'Nevenfuncties, bestuursfuncties en vrijwilligerswerk kunnen iemand aan een account binden, maar bewijzen geen vertrek.',
      'De zekerheid wordt aangegeven als zeer hoog, hoog, redelijk of laag. Ze zegt hoe vaak zulke uitkomsten in tests klopten; voor één persoon blijft het een inschatting.',
    ],
    nobodyYet: {
      why: 'Nog niemand, en dat is te verwachten: de profielen komen uit één momentopname die alleen huidige bedrijven toont, en daaruit kan niet blijken dat een functie is beëindigd.',
      listed: (number) =>
        `${contacts(number)} met een ander bedrijf op het profiel ${number.count === 1 ? 'staat' : 'staan'} hieronder bij ‘Mogelijk vertrokken’.`,
      next: 'Exporteer over ongeveer een maand opnieuw en verwerk beide bestanden samen: dan blijkt wie in de tussentijd mogelijk is vertrokken, en een derde export die hetzelfde toont, bevestigt het.',
    },
  },
  footer:
    'In results.xlsx en results.csv naast deze pagina staat elke contactpersoon, met de id in de eerste kolom.',
};
