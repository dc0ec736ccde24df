import type { Obstacle } from '../../domain/installation.ts';
import type { EnvironmentFacts } from './environment-facts.ts';
import type { Step } from './plan.ts';

/** What would stop these steps half-way, said before the first of them. */
export function findObstacles(steps: readonly Step[], environment: EnvironmentFacts): readonly Obstacle[] {
  if (steps.length === 0) return [];
  const needed = new Set(steps.flatMap(({ privileges }) => privileges));
  const missing = [...needed].filter((name) => !environment.privileges.has(name)).sort();
  const privileges: Obstacle = {
    concerns: 'caller',
    problem: `You lack ${missing.join(', ')} in this environment.`,
    wayOut:
      'Ask an administrator for the role System Customizer, or let somebody who has it run this command.',
  };
  const lockdown: Obstacle = {
    concerns: 'environment',
    problem: 'This environment blocks unmanaged customizations.',
    wayOut:
      'Switch "Block unmanaged customizations" off for the installation (Power Platform admin center > environment > Settings > Features), or install in your development environment and bring the solution here as managed.',
  };
  return [...(missing.length > 0 ? [privileges] : []), ...(environment.lockedDown ? [lockdown] : [])];
}
