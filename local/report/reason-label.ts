import type { Labels } from './words/report-words.ts';

/** The label of `outcome:reason`; the key itself where an older state holds a reason that is no more. */
export function reasonLabel({ reasons }: Labels, key: string): string {
  const [kind = '', reason = ''] = key.split(':');
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = reasons;
  return tables[kind]?.[reason] ?? key;
}
