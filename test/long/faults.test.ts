import { keepsItsPromisesBesideAdmins } from '../simulation/admin-property.ts';
import { keepsItsPromisesOnTheWire } from '../simulation/wire/wire-property.ts';

// Other seeds than the daily suite's.
it('keeps its promises whatever admins and CRM users do beside (5000 seeds)', async () => {
  await keepsItsPromisesBesideAdmins({ seeds: 5000, seed: 1 });
}, 1_200_000);

it('keeps its promises over HTTP whatever goes wrong on the way (2000 seeds)', async () => {
  await keepsItsPromisesOnTheWire({ seeds: 2000, seed: 2 });
}, 1_200_000);
