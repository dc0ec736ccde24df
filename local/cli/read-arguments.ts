import { Command, InvalidArgumentError, Option } from 'commander';
import { environmentSchema } from '../../shared/config/setting-schemas.ts';
import { SETTINGS_TABLE } from '../../shared/config/settings-table.ts';
import { daySchema, type Day } from '../../shared/domain/calendar.ts';
import { LANGUAGES, type Language } from '../../shared/domain/language.ts';
import { parseProgram } from './parse-program.ts';
import { environmentAddress, WrongAddress } from './tenant/environment-address.ts';
import { WrongArguments } from './wrong-arguments.ts';

export type Arguments = {
  contacts?: string;
  profiles: readonly string[];
  accounts?: string;
  opportunities?: string;
  aliases?: string;
  columns?: string;
  out?: string;
  language: Language;
  state?: string;
  today?: Day;
  once: boolean;
  dryRun: boolean;
  /** Collect telemetry on this machine and show it. */
  telemetry: boolean;
  quiet: boolean;
  /** A real environment to validate, by its address; without `write` it is only read. */
  dataverse?: string;
  write: boolean;
  flagColumn?: string;
  linkedinColumn?: string;
  syncingUsers?: string;
  /** Fill the columns beside the flag, in the language of the results. */
  details: boolean;
  /** How long the local queues lock a message: short in tests that kill the runner. */
  lockDurationMs?: number;
};

const EPILOGUE = `Without files a sample company is validated. Runs until Ctrl-C, or --once.`;

function readDay(text: string): Day {
  const day = daySchema.safeParse(text);
  if (!day.success) throw new InvalidArgumentError('Expected a day written YYYY-MM-DD, such as 2026-11-01.');
  return day.data;
}

function readMilliseconds(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number <= 0)
    throw new InvalidArgumentError('Expected a number of milliseconds.');
  return number;
}

function readEnvironment(text: string): string {
  try {
    return environmentAddress(text);
  } catch (fault) {
    if (fault instanceof WrongAddress) throw new InvalidArgumentError(fault.message);
    throw fault;
  }
}

type AsOption = 'SYNCING_USERS' | 'DATAVERSE_FLAG_COLUMN' | 'DATAVERSE_LINKEDIN_COLUMN';

/** Takes what the setting of the app takes; its text is passed on. */
const readSetting = (name: AsOption) => (text: string) => {
  if (environmentSchema.shape[name].safeParse(text).success) return text;
  throw new InvalidArgumentError(
    `Expected ${SETTINGS_TABLE.find((row) => row.name === name)?.valid ?? name}.`,
  );
};

/** What only makes sense of an environment, or never of one. */
function refuseMixture(given: Arguments): void {
  const files = ['contacts', 'accounts', 'opportunities', 'columns'] as const;
  const ofEnvironments = ['write', 'details', 'syncingUsers', 'flagColumn', 'linkedinColumn'] as const;
  const option = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const unfit = (given.dataverse === undefined ? ofEnvironments : files).find(
    (name) => given[name] !== undefined && given[name] !== false,
  );
  if (unfit !== undefined) {
    const why = given.dataverse === undefined ? 'needs' : 'does not go with';
    throw new WrongArguments(`${option(unfit)} ${why} --dataverse.`);
  }
  if (given.write && given.dryRun) throw new WrongArguments('--write and --dry-run contradict each other.');
}

const command = () =>
  new Command('npm start --')
    .description('Validates CRM contacts against LinkedIn profiles, all on this machine.')
    .option('--contacts <file>', 'CSV, or .xlsx from Dynamics: name and account name')
    .option('--columns <pairs>', 'contacts under other captions: jobTitle=Role,…')
    .option('--profiles <paths...>', "LinkedIn's .zip, Connections.csv, JSON(L), folders")
    .option('--accounts <file>', 'accounts, CSV or .xlsx')
    .option('--opportunities <file>', 'opportunities, CSV or .xlsx')
    .option('--aliases <file>', 'your names for one company, CSV')
    .option('--dataverse <url>', 'a real environment, read with your own sign-in', readEnvironment)
    .option('--write', 'with --dataverse: write flags there')
    // Described in README.md, so that the help stays on one screen.
    .addOption(new Option('--syncing-users <rule>').argParser(readSetting('SYNCING_USERS')).hideHelp())
    .addOption(new Option('--flag-column <name>').argParser(readSetting('DATAVERSE_FLAG_COLUMN')).hideHelp())
    .addOption(
      new Option('--linkedin-column <name>').argParser(readSetting('DATAVERSE_LINKEDIN_COLUMN')).hideHelp(),
    )
    .addOption(new Option('--details').hideHelp())
    .option('--out <folder>', 'takes report.html, results.xlsx/.csv, summary.json')
    .addOption(new Option('--language <code>', 'language of the results').choices(LANGUAGES))
    .option('--state <folder>', 'keeps queues, tables and CRM for the next run')
    .option('--today <day>', 'the day to judge by, YYYY-MM-DD', readDay)
    .option('--once', 'stop when all contacts are validated')
    .option('--dry-run', 'decide everything, write no flag')
    .option('--telemetry', 'show traces, metrics and events at the end')
    .option('--quiet', 'print errors only')
    .addOption(hiddenOption())
    .addHelpText('after', EPILOGUE)
    .helpOption('--help', 'show this')
    .allowExcessArguments(false)
    .exitOverride();

function hiddenOption() {
  const [option] = new Command().option(
    '--lock-duration-ms <number>',
    'lock of the local queues',
    readMilliseconds,
  ).options;
  if (option === undefined) throw new Error('commander made no option');
  return option.hideHelp();
}

/** Undefined when help was asked for and printed. Throws WrongArguments. */
export function readArguments(argv: readonly string[], print: (text: string) => void): Arguments | undefined {
  const program = command();
  if (!parseProgram(program, { argv, print, help: 'npm start -- --help' })) return undefined;
  const unsaid = {
    language: 'en' as const,
    profiles: [],
    once: false,
    dryRun: false,
    telemetry: false,
    quiet: false,
    write: false,
    details: false,
  };
  const given: Arguments = { ...unsaid, ...program.opts<Partial<Arguments>>() };
  refuseMixture(given);
  if (given.dataverse !== undefined) return given;
  const crmFile = given.contacts ?? given.accounts ?? given.opportunities;
  if (
    given.contacts === undefined &&
    given.state === undefined &&
    (crmFile !== undefined || given.profiles.length > 0)
  ) {
    throw new WrongArguments(
      'There is nobody to validate: give --contacts, or --state with the folder of an earlier run.',
    );
  }
  if (given.columns !== undefined && given.contacts === undefined)
    throw new WrongArguments('--columns speaks of the contacts file: give --contacts too.');
  return given;
}
