import { findObstacles } from '../../../../shared/crm/install/find-obstacles.ts';

const locked = { lockedDown: true, privileges: new Set<string>() } as never; // of the facts these two are asked for
const step = { what: 'Create a view', privileges: ['prvCreateQuery'], run: () => Promise.resolve() };

it('stands in nobody’s way where there is nothing to do', () => {
  expect(findObstacles([], locked)).toEqual([]);
});

it('says of steps who lacks what, and that the environment is locked', () => {
  expect(findObstacles([step], locked).map(({ concerns }) => concerns)).toEqual(['caller', 'environment']);
});
