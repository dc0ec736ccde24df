import { isPlaceholderCompany } from '../company/company-words.ts';
import { normaliseCore } from '../company/normalise-company-name.ts';
import table from './placeholder-employers.json' with { type: 'json' };
import { plainWords } from './plain-words.ts';

const whole = new Set(Object.values(table.whole).flat());

/**
 * Whether the text stands where an employer is asked for and names none ("Self-employed", "Stealth Startup", "zzp"):
 * equals no company and differs from none (reference/matching.md §9).
 */
export function isPlaceholderEmployer(companyName: string): boolean {
  const words = plainWords(companyName);
  if (words === '' || whole.has(words)) return true;
  if (table.startsWith.some((start) => `${words} `.startsWith(start))) return true;
  if (table.endsWith.some((end) => words.endsWith(` ${end}`))) return true;
  const core = normaliseCore(companyName);
  return core === '' || whole.has(core) || isPlaceholderCompany(core);
}
