import type { Alignment } from './align-words.ts';
import type { CompanyLevel, CompanyRelation } from './company-comparison.ts';
import type { PreparedName } from './prepare-name.ts';

type NamePair = { left: PreparedName; right: PreparedName; alignment: Alignment };
/** `atLeast` lifts the agreement of the words where the rule itself shows agreement; `bits` replaces it. */
type Found = { relation: CompanyRelation; level: CompanyLevel; atLeast?: number; bits?: number };
export type NameRule = (pair: NamePair) => Found | undefined;
