import { registrableDomain } from '../../shared/matching/company/company-domain.ts';
import { comparePrepared } from '../../shared/matching/company/compare-companies.ts';
import { compareNameAndDomain } from '../../shared/matching/company/compare-name-and-domain.ts';
import { normaliseCore } from '../../shared/matching/company/normalise-company-name.ts';
import {
  type PreparedCompany,
  prepareCompany,
  prepareDomain,
} from '../../shared/matching/company/prepare-company.ts';
import { knowledgeOf, publicKnowledge } from '../../shared/matching/company/public-knowledge.ts';
import { countRarity } from '../../shared/matching/company/token-rarity.ts';
import { preparePerson, type PreparedPerson } from '../../shared/matching/person/prepare-person.ts';
import { scorePersonNames } from '../../shared/matching/person/score-person-names.ts';

let knowledge = publicKnowledge();
const prepared = new Map<string, PreparedCompany>();

/** The names of one set stand for a customer's employers: they say which words are common there. */
export function prepare(names: readonly string[]): void {
  prepared.clear();
  const employers = new Set(names.map((name) => normaliseCore(name)));
  knowledge = knowledgeOf({ rarity: countRarity({ accounts: [], employers }) });
  for (const name of new Set(names)) prepared.set(name, prepareCompany({ name }, knowledge));
}

const preparedOf = (name: string): PreparedCompany =>
  prepared.get(name) ?? prepareCompany({ name }, knowledge);

/** What the public pair scorer calls: higher means more alike, nothing is decided here. */
export const compare = (left: string, right: string): number =>
  comparePrepared(preparedOf(left), preparedOf(right)).similarity;

export function compareDomain(name: string, host: string): number {
  const registered = registrableDomain(host);
  if (registered === undefined) return 0;
  const domain = prepareDomain(registered, knowledge);
  const bits = compareNameAndDomain(preparedOf(name).name, domain);
  return 1 / (1 + 2 ** -bits);
}

/** As the product holds names while it compares: one person against many. The pair sets have few thousand names. */
const people = new Map<string, PreparedPerson>();
function personOf(full: string): PreparedPerson {
  const known = people.get(full) ?? preparePerson({ full });
  people.set(full, known);
  return known;
}

export const comparePerson = (left: string, right: string): number =>
  scorePersonNames(personOf(left), personOf(right)).similarity;
