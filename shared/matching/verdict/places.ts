import type { Verdict } from '../../domain/verdict.ts';
import type { Finding } from './position-rules.ts';

/** Where the person came from and went to, as a verdict names them. */
export type Places = Pick<Verdict, 'departure' | 'destination'>;

export function placesOf({ departed, destination }: Finding): Places {
  const places: Places = {};
  if (departed !== undefined) {
    const { companyName, endMonth } = departed.position;
    places.departure = endMonth === undefined ? { companyName } : { companyName, endMonth };
  }
  if (destination !== undefined) {
    const { companyName, title, startMonth } = destination.position;
    places.destination = {
      companyName,
      ...(title === undefined ? {} : { title }),
      ...(startMonth === undefined ? {} : { since: startMonth }),
    };
  }
  return places;
}
