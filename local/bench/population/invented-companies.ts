import { COMPANY_ENDS, COMPANY_STARTS, LEGAL_FORMS, SECTORS } from './invented-words.ts';
import type { SeededRandom } from './seeded-random.ts';

export type InventedCompany = {
  name: string;
  domain: string;
  /** Its name since it was renamed; profiles show this one. */
  laterName?: string;
};

/** One in so many companies was renamed: all its people show the new name. */
const RENAMED_ONE_IN = 60;

const nameOf = (random: SeededRandom): string =>
  `${random.oneOf(COMPANY_STARTS)}${random.oneOf(COMPANY_ENDS)} ${random.oneOf(SECTORS)}`;

/** As many companies of different names as asked for. */
export function inventedCompanies(count: number, random: SeededRandom): InventedCompany[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    let name = nameOf(random);
    if (taken.has(name)) name = `${name} ${index}`;
    taken.add(name);
    const domain = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.example`;
    const renamed = random.below(RENAMED_ONE_IN) === 0 && { laterName: nameOf(random) };
    return { name: `${name}${random.oneOf(LEGAL_FORMS)}`, domain, ...renamed };
  });
}
