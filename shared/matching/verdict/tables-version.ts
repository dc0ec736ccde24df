import { digest } from '../../domain/digest.ts';
import companyWords from '../company/company-words.json' with { type: 'json' };
import domainAffixes from '../company/domain-affixes.json' with { type: 'json' };
import formGrammar from '../company/form-grammar.json' with { type: 'json' };
import formWords from '../company/form-words.json' with { type: 'json' };
import hanWords from '../company/han-words.json' with { type: 'json' };
import { KNOWN_COMPANY_TABLES } from '../company/known-company-tables.ts';
import legalFormsBodies from '../company/legal-forms-bodies.json' with { type: 'json' };
import legalFormsEnglishAsia from '../company/legal-forms-english-asia.json' with { type: 'json' };
import legalFormsLatinEast from '../company/legal-forms-latin-east.json' with { type: 'json' };
import legalFormsLatinEurope from '../company/legal-forms-latin-europe.json' with { type: 'json' };
import legalFormsNative from '../company/legal-forms-native.json' with { type: 'json' };
import legalFormsPublicLaw from '../company/legal-forms-public-law.json' with { type: 'json' };
import legalFormsWorld from '../company/legal-forms-world.json' with { type: 'json' };
import mailAndHostDomains from '../company/mail-and-host-domains.json' with { type: 'json' };
import nameIntroductions from '../company/name-introductions.json' with { type: 'json' };
import nameWords from '../company/name-words.json' with { type: 'json' };
import publicBodies from '../company/public-bodies.json' with { type: 'json' };
import wordBackground from '../company/word-background.json' with { type: 'json' };
import wordForms from '../company/word-forms.json' with { type: 'json' };
import nameFrequencies from '../person/name-frequencies.json' with { type: 'json' };
import nameSpellings from '../person/name-spellings.json' with { type: 'json' };
import personNameWords from '../person/name-words.json' with { type: 'json' };
import nicknames from '../person/nicknames.json' with { type: 'json' };
import hanVariants from '../text/han-variants.json' with { type: 'json' };
import romanisation from '../text/romanisation.json' with { type: 'json' };
import clientWords from './client-words.json' with { type: 'json' };
import measuredReliability from './measured-reliability.json' with { type: 'json' };
import placeholderEmployers from './placeholder-employers.json' with { type: 'json' };
import positionWords from './position-words.json' with { type: 'json' };

const TABLES = [
  companyWords,
  domainAffixes,
  formWords,
  hanWords,
  KNOWN_COMPANY_TABLES,
  legalFormsBodies,
  legalFormsEnglishAsia,
  legalFormsLatinEast,
  legalFormsLatinEurope,
  legalFormsNative,
  formGrammar,
  legalFormsPublicLaw,
  legalFormsWorld,
  mailAndHostDomains,
  nameIntroductions,
  nameWords,
  publicBodies,
  wordBackground,
  wordForms,
  nameFrequencies,
  nameSpellings,
  personNameWords,
  nicknames,
  hanVariants,
  romanisation,
  clientWords,
  measuredReliability,
  placeholderEmployers,
  positionWords,
];

let known: string | undefined;

/** Hash of every table of words and facts that matching reads. Worked out at the first question, not at import. */
export function tablesVersion(): string {
  known ??= digest(JSON.stringify(TABLES), 8);
  return known;
}
