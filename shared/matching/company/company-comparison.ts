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
  | 'similar_name'
  | 'numbers_differ'
  | 'other_script'
  | 'placeholder'
  | 'nothing_shared';

export type CompanyComparison = { relation: CompanyRelation; similarity: number; level: CompanyLevel };

export const same = (level: CompanyLevel, similarity: number): CompanyComparison => ({
  relation: 'same',
  level,
  similarity,
});
export const related = (level: CompanyLevel, similarity: number): CompanyComparison => ({
  relation: 'related',
  level,
  similarity,
});
export const unknown = (level: CompanyLevel, similarity: number): CompanyComparison => ({
  relation: 'unknown',
  level,
  similarity,
});
export const different = (level: CompanyLevel, similarity: number): CompanyComparison => ({
  relation: 'different',
  level,
  similarity,
});
