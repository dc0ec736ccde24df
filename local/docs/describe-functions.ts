import type { ListedFunction } from '../runner/list-functions.ts';

type Row = { trigger: string; source: string; access: string };
type ListedBinding = ListedFunction['bindings'][number];

const HEAD = ['| function | trigger | listens to | access |', '| --- | --- | --- | --- |'];

/** The registered functions as the table the README shows: all an operator must know to find one in the portal. */
export function describeFunctions(
  functions: readonly ListedFunction[],
  {
    routePrefix = 'api',
    roles = new Map(),
  }: { routePrefix?: string; roles?: ReadonlyMap<string, string> } = {},
): string {
  const rows = functions.map(({ name, bindings }) => {
    const trigger = bindings.find(({ type }) => /trigger$/i.test(type));
    if (trigger === undefined) throw new Error(`The function ${name} has no trigger.`);
    const row = describeTrigger(trigger, { name, routePrefix, roles });
    return `| \`${name}\` | ${row.trigger} | \`${row.source}\` | ${row.access} |`;
  });
  return [...HEAD, ...rows].join('\n');
}

function describeTrigger(
  trigger: ListedBinding,
  at: { name: string; routePrefix: string; roles: ReadonlyMap<string, string> },
): Row {
  switch (trigger.type) {
    case 'timerTrigger':
      return { trigger: 'timer', source: text(trigger['schedule']), access: '' };
    case 'serviceBusTrigger': {
      const isSession = trigger['isSessionsEnabled'] === true;
      return {
        trigger: isSession ? 'session queue' : 'queue',
        source: text(trigger['queueName']),
        access: `connection \`${text(trigger['connection'])}\``,
      };
    }
    case 'httpTrigger': {
      const methods = Array.isArray(trigger['methods']) ? trigger['methods'].map(text).join(', ') : '';
      const route = typeof trigger['route'] === 'string' ? trigger['route'] : at.name;
      return {
        trigger: 'HTTP',
        source: `${methods} /${at.routePrefix}/${route}`,
        access: at.roles.get(at.name) ?? `key level \`${text(trigger['authLevel'])}\``,
      };
    }
    default:
      throw new Error(
        `The trigger "${trigger.type}" of ${at.name} is unknown to the function list: describe it.`,
      );
  }
}

const text = (value: unknown): string => {
  if (typeof value !== 'string')
    throw new Error(`A binding has ${JSON.stringify(value)} where a text belongs.`);
  return value;
};
