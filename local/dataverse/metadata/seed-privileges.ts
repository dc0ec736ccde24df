import type { Store } from '../storage/store.ts';
import { metadataId } from './metadata-id.ts';

/** Words in the names of privileges (learn.microsoft.com/power-apps/developer/data-platform/security-access-coding, "privilege"). */
const ROWS = ['Contact', 'Account', 'Opportunity', 'Connection', 'User', 'Team', 'Role', 'Organization'];
const CUSTOMISATIONS = ['Publisher', 'Solution', 'Query', 'AppModule', 'Attribute', 'Entity', 'OptionSet'];
const REGISTRATIONS = ['SdkMessage', 'SdkMessageProcessingStep', 'CallbackRegistration'];
const VERBS = ['Create', 'Read', 'Write', 'Delete'];

export const PRIVILEGES: readonly string[] = [
  ...[...ROWS, ...CUSTOMISATIONS, ...REGISTRATIONS].flatMap((word) =>
    VERBS.map((verb) => `prv${verb}${word}`),
  ),
  'prvPublishCustomization',
];

export const privilegeId = (name: string) => metadataId(`privilege ${name}`);

export function seedPrivileges(store: Store): void {
  for (const name of PRIVILEGES) store.upsert('privilege', { privilegeid: privilegeId(name), name });
}
