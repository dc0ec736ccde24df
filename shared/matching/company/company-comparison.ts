/**
 * `related` behaves like `same` for flagging (parent, unit, acronym, shared brand); `different` means that nothing is
 * in common, which alone proves no departure (reference/matching.md §3); `unknown` is everything between.
 */
export type CompanyRelation = 'same' | 'related' | 'different' | 'unknown';

export type CompanyLevel =
  | 'company_id'
  | 'exact_name'
  | 'joined_name'
  | 'without_group_words'
  | 'known_alias'
  | 'same_words'
  | 'typing_error'
  | 'other_name'
  | 'brand_and_unit'
  | 'known_tie'
  | 'acronym'
  | 'domain'
  | 'shared_brand'
  | 'line_of_business'
  | 'other_place'
  | 'similar_name'
  | 'similar_alias'
  | 'short_form'
  | 'numbers_differ'
  | 'other_script'
  | 'placeholder'
  | 'nothing_shared';

/** One row of the table that a comparison rests on: both values, and what they say in bits (log2). */
export type CompanyEvidence = {
  group: 'name' | 'domain' | 'companyId' | 'form';
  level: CompanyLevel | 'form_class' | 'other_domain' | 'other_company_id';
  left: string;
  right: string;
  /** log2 of the likelihood ratio; positive speaks for "same". */
  bits: number;
};

export type CompanyComparison = {
  relation: CompanyRelation;
  /** The evidence that decided. */
  level: CompanyLevel;
  /** 0–1, rises with `bits`: a rank over all pairs, 0.9 and more for the same company. */
  similarity: number;
  /** The table's total: of each group the strongest row, and a third of the others. */
  bits: number;
  evidence: readonly CompanyEvidence[];
};
