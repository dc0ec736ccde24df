import { allDocumentedExamples, haveDocumentedExamples, type GivenExample } from './documented-examples.ts';
import { differencesOf, sendDocumented, type Setting } from './documented-exchange.ts';
import { prepared } from './documented-preparations.ts';
import { repaired } from './documented-repairs.ts';
import { adapted, seedWorld } from './documented-world.ts';
import { openDataverse } from './open-dataverse.ts';

const SETTINGS: readonly Setting[] = ['present', 'missing', 'sameVersion'];

/** Why an exchange cannot go here as its page shows it, by id; what the stand-in refuses with 501 says so itself. */
const REASONS: readonly [ids: RegExp, reason: string][] = [
  [/^(actions-01|functions-actions-sample-0[689])$/, 'an action that somebody added to the environment'],
  [/^bulk-operations-02$/, 'DeleteMultiple is there for elastic tables alone, and none is kept'],
];

const UNEXPLAINED = 'UNEXPLAINED';

type Outcome = {
  readonly id: string;
  readonly alike: boolean;
  readonly reason: string;
  /** Slips of the page that had to be repaired first. */
  readonly faults: readonly string[];
};

async function attempt(example: GivenExample, setting: Setting): Promise<string[]> {
  const dataverse = await openDataverse({ customization: { languages: [1031, 1034, 1041] } });
  try {
    seedWorld(dataverse);
    const asked = await prepared(dataverse, adapted(example));
    const answer = await sendDocumented(dataverse, asked, setting);
    if (asked.response.status !== undefined) return differencesOf(answer, asked);
    if (answer.status >= 400) return [`status ${answer.status}: ${answer.text}`];
    return differencesOf(answer, { ...asked, response: { ...asked.response, status: answer.status } });
  } finally {
    await dataverse.stop();
  }
}

async function outcomeOf(given: GivenExample): Promise<Outcome> {
  const { id } = given;
  const { example, faults } = repaired(given);
  const literal = /^https:\/\/org\.example\.crm\.dynamics\.com\/(org1\/)?api\/data\/v9\.\d\/\S/.test(
    example.request?.url ?? '',
  );
  if (!literal)
    return {
      id,
      alike: false,
      faults,
      reason: `page: ${example.note ?? 'gives no request line, or one with another address'}`,
    };
  const known = REASONS.find(([pattern]) => pattern.test(id))?.[1];
  if (known !== undefined) return { id, alike: false, reason: known, faults };
  const found: string[] = [];
  for (const setting of SETTINGS) {
    const differences = await attempt(example, setting);
    if (differences.length === 0) return { id, alike: true, reason: '', faults };
    found.push(differences.join('; '));
  }
  const notServed = /does not serve (.*?)(?:\.\)|$)/s.exec(found.join(' '))?.[1];
  return {
    id,
    alike: false,
    faults,
    reason: notServed === undefined ? `${UNEXPLAINED}: ${found[0]}` : `not served: ${notServed}`,
  };
}

/** Examples that went as documented when this was written, by file: fewer are a loss. */
const ALIKE: Readonly<Record<string, number>> = {
  actions: 3,
  associate: 7,
  'basic-operations-sample': 27,
  batch: 11,
  'bulk-operations': 3,
  'change-tracking': 11,
  'column-definitions': 8,
  conditional: 18,
  create: 6,
  'duplicate-detection': 5,
  'errors-headers': 2,
  fetchxml: 3,
  'functions-actions-sample': 6,
  functions: 10,
  impersonation: 2,
  'labels-publish': 9,
  'metadata-query': 18,
  'multi-select-choices': 3,
  'option-sets': 7,
  'optional-parameters': 5,
  paging: 3,
  'query-expand': 3,
  query: 22,
  relationships: 1,
  retrieve: 15,
  'table-definitions': 5,
  'update-delete': 5,
  'views-fetchxml': 6,
};

const fileOf = (id: string) => id.replace(/-\d+$/, '');

function countByFile(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { id } of outcomes) counts[fileOf(id)] = (counts[fileOf(id)] ?? 0) + 1;
  return counts;
}

function listing(outcomes: readonly Outcome[]): string {
  const alike = outcomes.filter((outcome) => outcome.alike);
  const mended = alike.filter(({ faults }) => faults.length > 0);
  const others = outcomes.filter((outcome) => !outcome.alike).map(({ id, reason }) => `  ${id}: ${reason}`);
  return [
    `${alike.length} of ${outcomes.length} documented examples go as documented; not:`,
    ...others,
    `${mended.length} of those that go had a slip of the page repaired:`,
    ...mended.map(({ id, faults }) => `  ${id}: ${faults.join('; ')}`),
    '',
  ].join('\n');
}

describe('the examples that Microsoft documents', () => {
  it('all go as documented or have a reason why not', async () => {
    if (!haveDocumentedExamples()) return;
    const outcomes: Outcome[] = [];
    for (const example of allDocumentedExamples()) outcomes.push(await outcomeOf(example));
    process.stdout.write(listing(outcomes));
    expect(outcomes.filter(({ reason }) => reason.startsWith(UNEXPLAINED))).toEqual([]);
    const counts = countByFile(outcomes.filter(({ alike }) => alike));
    for (const [file, least] of Object.entries(ALIKE))
      expect([file, Math.min(counts[file] ?? 0, least)]).toEqual([file, least]);
    expect(outcomes.length).toBeGreaterThanOrEqual(231);
  }, 200_000);
});
