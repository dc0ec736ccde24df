import { compareCompanies } from '../../shared/matching/company/compare-companies.ts';
import { preparePerson, type PreparedPerson } from '../../shared/matching/person/prepare-person.ts';
import { scorePersonNames } from '../../shared/matching/person/score-person-names.ts';

/** What the public pair scorer calls: higher means more alike, nothing is decided here. */
export const compare = (left: string, right: string): number =>
  compareCompanies({ name: left }, { name: right }).similarity;

export const compareDomain = (name: string, domain: string): number =>
  compareCompanies({ name }, { name: '', domains: [domain] }).similarity;

/** As the product holds names while it compares: one person against many. The pair sets have few thousand names. */
const prepared = new Map<string, PreparedPerson>();
function preparedOf(full: string): PreparedPerson {
  const known = prepared.get(full) ?? preparePerson({ full });
  prepared.set(full, known);
  return known;
}

export const comparePerson = (left: string, right: string): number =>
  scorePersonNames(preparedOf(left), preparedOf(right)).similarity;
