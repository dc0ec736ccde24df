import {
  INSTALLATION_VERSION,
  publisherName,
  SOLUTION_NAME,
  type InstallOptions,
} from './install-options.ts';
import type { Part, Step } from './plan.ts';
import { FINISHED, UNFINISHED, type SolutionFacts } from './solution-facts.ts';

const createPublisher = (options: InstallOptions): Step => ({
  what: `Create the publisher "${publisherName(options)}" with prefix ${options.prefix}_`,
  privileges: ['prvCreatePublisher'],
  run: (http) =>
    http.change({
      method: 'POST',
      path: 'publishers',
      body: {
        uniquename: publisherName(options),
        friendlyname: 'Data Validation',
        customizationprefix: options.prefix,
        customizationoptionvalueprefix: options.optionPrefix,
      },
    }),
});

const createSolution = (options: InstallOptions): Step => ({
  what: `Create the unmanaged solution "${SOLUTION_NAME}"`,
  privileges: ['prvCreateSolution'],
  run: async (http) => {
    const name = publisherName(options);
    await http.change({
      method: 'POST',
      path: 'solutions',
      body: {
        uniquename: SOLUTION_NAME,
        friendlyname: 'Data Validation',
        version: INSTALLATION_VERSION,
        description: UNFINISHED,
        'publisherid@odata.bind': `/publishers(${await http.idOf({ set: 'publishers', key: 'publisherid', name })})`,
      },
    });
  },
});

/** Publisher and solution, before everything that goes into them. */
export function planSolution(facts: SolutionFacts, options: InstallOptions): Part {
  const { publisher, solution, prefixTakenBy } = facts;
  const taken = publisher === undefined && prefixTakenBy !== undefined;
  return {
    findings: [
      {
        item: `Solution ${SOLUTION_NAME}`,
        state: solution === undefined ? 'missing' : 'present',
        ...(solution === undefined ? {} : { note: `version ${solution.version}` }),
      },
    ],
    steps: [
      ...(publisher === undefined ? [createPublisher(options)] : []),
      ...(solution === undefined ? [createSolution(options)] : []),
    ],
    obstacles: taken
      ? [
          {
            problem: `The prefix ${options.prefix}_ belongs to the publisher "${prefixTakenBy}".`,
            concerns: 'environment',
            wayOut: 'Choose another one with --prefix, and set DATAVERSE_PUBLISHER_PREFIX to it.',
          },
        ]
      : [],
  };
}

const setSolution = (what: string, body: object): Step => ({
  what,
  privileges: ['prvWriteSolution'],
  run: async (http) => {
    const id = await http.idOf({ set: 'solutions', key: 'solutionid', name: SOLUTION_NAME });
    await http.change({ method: 'PATCH', path: `solutions(${id})`, body });
  },
});

/** Marks an installation as unfinished while it changes things: a run that is killed is noticed by the next. */
export const beginMark = (): Step =>
  setSolution('Mark the solution as being installed', { description: UNFINISHED });

export const endMark = (): Step =>
  setSolution(`Mark the solution as installed, version ${INSTALLATION_VERSION}`, {
    description: FINISHED,
    version: INSTALLATION_VERSION,
  });
