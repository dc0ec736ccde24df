import type { CompanyRelation } from '../../../shared/matching/company/company-comparison.ts';

export type CompanyCase = { left: string; right: string; relation: CompanyRelation; why: string };

const RELATIONS: readonly CompanyRelation[] = ['same', 'related', 'different', 'unknown'];

/** Reads one case a line: left = right : relation : why. */
export function companyCases(table: string): CompanyCase[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [names = '', relation = '', why = ''] = line.split(' : ').map((cell) => cell.trim());
      const [left, right] = names.split(' = ').map((name) => name.trim());
      const known = RELATIONS.find((one) => one === relation);
      if (left === undefined || right === undefined || known === undefined || why === '')
        throw new Error(`This line is no case: ${line}`);
      return { left, right, relation: known, why };
    });
}
