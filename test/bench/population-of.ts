import type { Observation } from '../../shared/domain/profile.ts';
import { aMove } from '../builders/an-observation.ts';
import { aPerson, letters } from '../simulation/population.ts';

/** Of a hundred contacts so many have left when they are first looked at. */
const LEFT_PERCENT = 15;

export const hasLeft = (number: number): boolean => number % 100 < LEFT_PERCENT;

/** Contacts numbered from one, ten of them to an account; a share has left for places of their own. */
export function populationOf({ contacts: count }: { contacts: number }) {
  const contacts = [];
  const accounts = [];
  const observations: Observation[] = [];
  for (let number = 1; number <= count; number += 1) {
    const accountNumber = Math.floor((number - 1) / 10) + 1;
    const owner = aPerson(accountNumber);
    const { contact, observation } = aPerson(number);
    if ((number - 1) % 10 === 0) accounts.push(owner.account);
    contacts.push({ ...contact, parent: { kind: 'account', accountId: owner.account.id } as const });
    observations.push(
      employedAt(observation, { company: owner.account.name, number, left: hasLeft(number) }),
    );
  }
  return { contacts, accounts, observations };
}

type Employment = { company: string; number: number; left: boolean };

export const employedAt = (observation: Observation, { company, number, left }: Employment): Observation => ({
  ...observation,
  positions: left
    ? aMove({ from: company, to: `Zorb${letters(number)} Industries` })
    : [{ companyName: company, title: 'Engineer' }],
});
