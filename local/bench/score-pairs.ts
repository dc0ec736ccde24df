import { compareCompanies } from '../../shared/matching/company/compare-companies.ts';
import { comparePerson as comparePersonNames } from '../../shared/matching/person/compare-person.ts';

/** What the public pair scorer calls: higher means more alike, nothing is decided here. */
export const compare = (left: string, right: string): number =>
  compareCompanies({ name: left }, { name: right }).similarity;

export const compareDomain = (name: string, domain: string): number =>
  compareCompanies({ name }, { name: '', domains: [domain] }).similarity;

const RANK = { exact: 1, variant: 0.9, part: 0.4, unknown: 0.3, clash: 0 } as const;

export const comparePerson = (left: string, right: string): number =>
  RANK[comparePersonNames({ full: left }, { full: right })];
