export type AddressRelation = 'same' | 'renamed' | 'different' | 'unknown';

const SLUG = /^linkedin\.com\/in\/(?!AC[ow][A-Za-z0-9_-]{6})(.+)$/;
/** LinkedIn gives a new member the name and a tail with figures; whoever chooses an address drops the tail. */
const GIVEN_BY_LINKEDIN = /-(?=[0-9a-z]*\d)[0-9a-z]{5,10}$/;

/**
 * How two normalised addresses relate. Two names that members chose, or two tails that LinkedIn gave, point to two
 * people; a given one beside a chosen one may be one member before and after. Tokens tell nothing beside a name.
 */
export function relateAddresses(left: string, right: string): AddressRelation {
  if (left === right) return 'same';
  const [one, other] = [left, right].map((url) => SLUG.exec(url)?.[1]);
  if (one === undefined || other === undefined) return 'unknown';
  return GIVEN_BY_LINKEDIN.test(one) === GIVEN_BY_LINKEDIN.test(other) ? 'different' : 'renamed';
}
