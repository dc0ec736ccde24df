import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from './compiled-template.ts';
import type { Call } from './recorder.ts';

/** Options of the commands we use, as learn.microsoft.com/cli/azure documents them; with `!` what must be there. */
const COMMANDS: Readonly<Record<string, string>> = {
  login: '',
  'account show': '--query --output',
  'bicep install': '--version!',
  'provider register': '--namespace!',
  'group create': '--name! --location!',
  'functionapp list-flexconsumption-runtimes': '--location! --runtime!',
  'functionapp deployment source config-zip': '--resource-group! --name! --src! --output',
  'deployment group what-if': '--resource-group! --name --parameters!',
  'deployment group create': '--resource-group! --name --parameters! --output',
  'deployment group show': '--resource-group! --name! --query --output',
  'ad app list': '--display-name! --query --output',
  'ad app create': '--display-name! --sign-in-audience --query --output',
  'ad app update': '--id! --identifier-uris',
  'ad sp show': '--id! --query --output',
  'ad sp create': '--id! --output',
  'ad sp update': '--id! --set!',
  'ad signed-in-user show': '--query --output',
  rest: '--method! --url! --resource --body --query --output',
};

export type Command = { name: string; options: Readonly<Record<string, string>> };

/** The command with its options; throws on a word that the command does not know. */
export function parseCommand({ args }: Call): Command {
  const first = args.findIndex((arg) => arg.startsWith('--'));
  const name = args.slice(0, first < 0 ? args.length : first).join(' ');
  const known = COMMANDS[name];
  if (known === undefined) throw new Error(`az ${name} is not in the list of commands`);
  const rest = args.slice(name.split(' ').length);
  const options = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) {
    const [option = '', value = ''] = rest.slice(at, at + 2);
    if (!known.replaceAll('!', '').split(' ').includes(option))
      throw new Error(`az ${name} knows no ${option}`);
    if (value === '' || value.startsWith('--')) throw new Error(`az ${name}: ${option} has no value`);
    options.set(option, value);
  }
  const missing = known.split(' ').filter((one) => one.endsWith('!') && !options.has(one.slice(0, -1)));
  if (missing.length > 0) throw new Error(`az ${name} lacks ${missing.join(', ')}`);
  return { name, options: Object.fromEntries(options) };
}

/** Every output that the query of a deployment names. */
export const outputsNamed = ({ options }: Command): string[] =>
  [...(options['--query'] ?? '').matchAll(/properties\.outputs\.(\w+)/g)].map(([, name = '']) => name);

/** What is wrong between a parameter file and the parameters of the template. */
export function faultsOfParameters(
  { folder, file }: { folder: string; file: string },
  { parameters }: Template,
): string[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [`there is no ${file}`];
  const text = readFileSync(path, 'utf8');
  const given = [...text.matchAll(/^param (\w+)/gm)].map(([, name = '']) => name);
  const needed = Object.entries(parameters).filter(([, { defaultValue }]) => defaultValue === undefined);
  return [
    ...(text.includes("using './main.bicep'") ? [] : [`${file} does not use main.bicep`]),
    ...given.filter((name) => !(name in parameters)).map((name) => `${file}: there is no parameter ${name}`),
    ...needed.filter(([name]) => !given.includes(name)).map(([name]) => `${file} lacks ${name}`),
  ];
}
