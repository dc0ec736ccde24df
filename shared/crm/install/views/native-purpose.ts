import type { FlagPlace } from './flag-place.ts';
import type { RowOwner } from './row-owner.ts';
import type { ViewTable } from './view-table.ts';

/** What a view of somebody else is for, where it is one of ours. */
export type ViewPurpose = { readonly table: ViewTable; readonly owner: RowOwner };

const attribute = (name: string, value: string): RegExp => new RegExp(`${name}\\s*=\\s*["']${value}["']`);

/** Conditions as written, without regard to the order of their attributes. */
const conditionsOf = (fetchXml: string): string[] =>
  [...fetchXml.matchAll(/<condition\b[\s\S]*?(?:\/>|<\/condition>)/g)].map(([text]) => text);

function asksForFlag(text: string, { column, notAtCompany }: FlagPlace): boolean {
  const names = attribute('attribute', column).test(text);
  const equals = attribute('value', String(notAtCompany)).test(text) || text.includes(`>${notAtCompany}<`);
  return names && equals;
}

/**
 * Recognises a view that asks for nothing but the flag, the state and the owner. One with further conditions shows fewer
 * rows and does not stand in for ours.
 */
export function nativePurpose(
  view: { readonly table: ViewTable; readonly fetchXml: string },
  flag: FlagPlace,
): ViewPurpose | undefined {
  const conditions = conditionsOf(view.fetchXml);
  if (!conditions.some((text) => asksForFlag(text, flag))) return undefined;
  const mine = conditions.filter((text) => attribute('operator', 'eq-userid').test(text));
  const state = conditions.filter((text) => attribute('attribute', 'state(?:code)?').test(text));
  const asked = conditions.filter((text) => asksForFlag(text, flag));
  const isAll = asked.length + mine.length + state.length === conditions.length;
  if (!isAll || view.fetchXml.includes('teammembership')) return undefined;
  return { table: view.table, owner: mine.length > 0 ? 'me' : 'everybody' };
}
