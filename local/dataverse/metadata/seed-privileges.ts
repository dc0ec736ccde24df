import type { Store } from '../storage/store.ts';
import { metadataId } from './metadata-id.ts';

/** Words in the names of privileges (learn.microsoft.com/power-apps/developer/data-platform/security-access-coding, "privilege"). */
const ROWS = ['Contact', 'Account', 'Opportunity', 'Connection', 'User', 'Team', 'Role', 'Organization'];
const OTHER_ROWS = [
  'ConnectionRole',
  'BusinessUnit',
  'SdkMessage',
  'SdkMessageProcessingStep',
  'CallbackRegistration',
  'Activity',
  'Lead',
  'Competitor',
  'Incident',
  'Note',
  'Queue',
  'TransactionCurrency',
  'DuplicateRule',
  'AsyncOperation',
  'Theme',
  'UserQuery',
];
const CUSTOMISATIONS = [
  'Publisher',
  'Solution',
  'Query',
  'AppModule',
  'Attribute',
  'Entity',
  'OptionSet',
  'Relationship',
  'EntityKey',
  'EntityMap',
  'SystemForm',
  'WebResource',
  'CustomAPI',
];
const VERBS = ['Create', 'Read', 'Write', 'Delete'];

export const PRIVILEGES: readonly string[] = [
  ...[...ROWS, ...OTHER_ROWS, ...CUSTOMISATIONS].flatMap((word) => VERBS.map((verb) => `prv${verb}${word}`)),
  'prvMergeContact',
  'prvMergeAccount',
  'prvActOnBehalfOfAnotherUser',
  'prvPublishCustomization',
];

export const privilegeId = (name: string) => metadataId(`privilege ${name}`);

const NAMES: ReadonlyMap<string, string> = new Map(PRIVILEGES.map((name) => [privilegeId(name), name]));

export const privilegeNameOf = (id: string): string | undefined => NAMES.get(id);

export function seedPrivileges(store: Store): void {
  for (const name of PRIVILEGES) store.upsert('privilege', { privilegeid: privilegeId(name), name });
}
