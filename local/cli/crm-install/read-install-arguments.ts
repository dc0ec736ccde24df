import { Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_INSTALL_OPTIONS, type InstallOptions } from '../../../shared/crm/install/install-options.ts';
import { parseProgram } from '../parse-program.ts';
import { SIGN_INS, type SignIn } from './sign-in.ts';

export type InstallAction = 'install' | 'uninstall';

export type InstallArguments = {
  readonly url: string;
  readonly signIn: SignIn;
  readonly tenant: string | undefined;
  /** Show what would be done, and no more. */
  readonly planOnly: boolean;
  /** Go on without asking. */
  readonly yes: boolean;
  readonly options: InstallOptions;
};

type Given = {
  dataverse: string;
  signIn: SignIn;
  tenant?: string;
  plan?: true;
  yes?: true;
  prefix: string;
  optionPrefix: number;
  teamViews?: true;
  details?: true;
  createRole?: true;
  app?: string[];
};

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin;
  throw new InvalidArgumentError(
    'Expected the address of an environment, such as https://contoso.crm4.dynamics.com.',
  );
}

function readPrefix(text: string): string {
  if (/^[a-z][a-z0-9]{1,7}$/.test(text) && !text.startsWith('mscrm')) return text;
  throw new InvalidArgumentError(
    'Expected 2 to 8 lower-case letters and digits, the first a letter; not mscrm.',
  );
}

function readOptionPrefix(text: string): number {
  if (/^[1-9]\d{4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a number from 10000 to 99999.');
}

const { prefix, optionPrefix } = DEFAULT_INSTALL_OPTIONS;

const common = (action: InstallAction, description: string) =>
  new Command(`npm run crm:${action} --`)
    .description(description)
    .requiredOption('--dataverse <url>', 'the environment', readUrl)
    .addOption(new Option('--sign-in <way>', 'how you sign in').choices(SIGN_INS).default('auto'))
    .option('--tenant <id>', 'directory of the environment, if not your own')
    .option('--plan', 'show what would be done, and stop')
    .option('--yes', 'go on without asking')
    .option('--prefix <text>', 'prefix of our columns', readPrefix, prefix)
    .option('--option-prefix <number>', 'where options 0, 1, 2 are refused', readOptionPrefix, optionPrefix)
    .helpOption('--help', 'show this')
    .allowExcessArguments(false)
    .exitOverride();

const COMMANDS: Readonly<Record<InstallAction, () => Command>> = {
  install: () =>
    common('install', 'Adds flag column, views and change tracking to an environment.')
      .option('--team-views', "also My Team's views")
      .option('--details', 'also columns for new employer, title, since, reason, checked on')
      .option('--create-role', 'create the security role of the app')
      .option('--app <names...>', 'show the views in these apps (unique names)', []),
  uninstall: () => common('uninstall', 'Removes what crm:install created, and nothing else.'),
};

/** Undefined when help was asked for and printed. Throws WrongArguments. */
export function readInstallArguments(
  action: InstallAction,
  argv: readonly string[],
  print: (text: string) => void,
): InstallArguments | undefined {
  const program = COMMANDS[action]();
  if (!parseProgram(program, { argv, print, help: `npm run crm:${action} -- --help` })) return undefined;
  const given = program.opts<Given>();
  return {
    url: given.dataverse,
    signIn: given.signIn,
    tenant: given.tenant,
    planOnly: given.plan === true,
    yes: given.yes === true,
    options: {
      prefix: given.prefix,
      optionPrefix: given.optionPrefix,
      teamViews: given.teamViews === true,
      detailColumns: given.details === true,
      createRole: given.createRole === true,
      apps: given.app ?? [],
    },
  };
}
