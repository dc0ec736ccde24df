import type { Observation } from '../../shared/domain/profile.ts';
import { aContact, anAccount } from '../builders/a-contact.ts';
import { aMove, anObservation } from '../builders/an-observation.ts';
import { accountIdOf, contactIdOf } from '../builders/ids.ts';
import type { ContactSeed } from '../doubles/crm/crm-double.ts';

export const letters = (number: number): string =>
  String(number).replace(/\d/g, (digit) => `${'bcdfghjklm'.charAt(Number(digit))}a`);

/** An invented person of their own name, address and account: number 0 left if `moved` says so. */
export function aPerson(number: number, { moved = false }: { moved?: boolean } = {}) {
  const family = `Fam${letters(number)}`;
  const linkedInUrl = `https://www.linkedin.com/in/person-${number}`;
  const accountId = accountIdOf(number);
  const company = `Quux${letters(number)} Works`;
  const contact: ContactSeed = {
    ...aContact({ id: contactIdOf(number), firstName: 'Robin', lastName: family, linkedInUrl }),
    email: `person-${number}@quux.example`,
    parent: { kind: 'account', accountId },
  };
  const account = anAccount({
    id: accountId,
    name: company,
    website: `https://quux-${letters(number)}.example`,
  });
  const observation: Observation = anObservation({
    personKey: `p-${number}`,
    profileUrl: linkedInUrl,
    name: { given: 'Robin', family },
    positions: moved
      ? aMove({ from: company, to: `Zorb${letters(number)} Industries` })
      : [{ companyName: company, title: 'Engineer' }],
  });
  return { contact, account, observation };
}

/** `size` persons, of whom every `everyNth` left. No two go to one place, so the brake has no part in it. */
export function population({ size, everyNth = 4 }: { size: number; everyNth?: number }) {
  const people = Array.from({ length: size }, (_, index) =>
    aPerson(index + 1, { moved: (index + 1) % everyNth === 0 }),
  );
  return {
    contacts: people.map(({ contact }) => contact),
    accounts: people.map(({ account }) => account),
    observations: people.map(({ observation }) => observation),
  };
}
