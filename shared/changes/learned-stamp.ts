import type { Account } from '../domain/contact.ts';
import { digest } from '../domain/digest.ts';
import type { Stamp } from '../domain/ids.ts';
import type { TokenRarity } from '../matching/company/token-rarity.ts';
import { companyCore } from '../matching/verdict/company-core.ts';

/** What the words of a name weigh, to the bit: a finer difference decides nothing. */
export const weightsOf = (core: string, rarity: TokenRarity): readonly number[] =>
  core.split(' ').map((word) => Math.round(rarity.bits(word)));

/** Of all that the customer's data teaches of one account: another one, and its contacts are validated again. */
export const learnedStamp = (
  { name, learnedDomains = [] }: Pick<Account, 'name' | 'learnedDomains'>,
  rarity: TokenRarity,
): Stamp => digest([[...learnedDomains].sort(), weightsOf(companyCore(name), rarity)], 16) as Stamp; // 16 digits make a stamp
