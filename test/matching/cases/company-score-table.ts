import { compareCompanies } from '../../../shared/matching/company/compare-companies.ts';
import type { CompanyCase } from './company-case-table.ts';

/** How each labelled relation is answered, and every case that is answered otherwise: what a failing test prints. */
export function companyScoreTable(cases: readonly CompanyCase[]): { table: string; missed: string[] } {
  const counts = new Map<string, number>();
  const missed: string[] = [];
  for (const { left, right, relation, why } of cases) {
    const found = compareCompanies({ name: left }, { name: right });
    const cell = `${relation} answered ${found.relation}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    if (found.relation !== relation)
      missed.push(
        `${left} = ${right}: ${relation}, not ${found.relation} (${found.level}, ${found.bits.toFixed(1)} bits): ${why}`,
      );
  }
  const table = [...counts].sort().map(([cell, count]) => `${cell}: ${count}`);
  return { table: table.join('\n'), missed };
}
