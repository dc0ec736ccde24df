import { keepsItsPromisesOnTheWire } from './wire/wire-property.ts';

const SEEDS = 40;

it(`keeps its promises over HTTP whatever goes wrong on the way (${String(SEEDS)} seeds)`, async () => {
  await keepsItsPromisesOnTheWire({ seeds: SEEDS, seed: 20_261_126 });
}, 120_000);
