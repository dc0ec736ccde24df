import { keepsItsPromisesBesideAdmins } from './admin-property.ts';

const SEEDS = 500;

it(`keeps its promises whatever admins and CRM users do beside (${String(SEEDS)} seeds)`, async () => {
  await keepsItsPromisesBesideAdmins({ seeds: SEEDS, seed: 20_261_125 });
}, 300_000);
