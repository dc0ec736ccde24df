import type { PrivilegeGap } from './contract.ts';

/** `table`: not needed where the environment lacks it. */
type RuntimePrivilege = PrivilegeGap & { readonly table?: string };

/**
 * Everything the app's own identity holds, at organization level (reference/dataverse.md §1: change tracking demands it), and
 * nothing else: a test takes each of them away and sees something refused, with its name in readiness.
 */
export const RUNTIME_PRIVILEGES: readonly RuntimePrivilege[] = [
  { privilege: 'prvReadContact', neededFor: 'reading' },
  { privilege: 'prvReadAccount', neededFor: 'reading' },
  { privilege: 'prvReadOpportunity', neededFor: 'reading', table: 'opportunity' },
  { privilege: 'prvReadConnection', neededFor: 'reading' },
  { privilege: 'prvReadUser', neededFor: 'reading' },
  { privilege: 'prvReadTeam', neededFor: 'reading' },
  // Which value stands for which flag is in the definition of the column.
  { privilege: 'prvReadAttribute', neededFor: 'reading' },
  { privilege: 'prvWriteContact', neededFor: 'writing' },
  // Whether everything is installed, and which privileges are held.
  { privilege: 'prvReadOrganization', neededFor: 'checking' },
  { privilege: 'prvReadEntity', neededFor: 'checking' },
  { privilege: 'prvReadQuery', neededFor: 'checking' },
  { privilege: 'prvReadRole', neededFor: 'checking' },
  { privilege: 'prvReadPublisher', neededFor: 'checking' },
  { privilege: 'prvReadSolution', neededFor: 'checking' },
  { privilege: 'prvReadAppModule', neededFor: 'checking' },
  // What writing the flag sets off; filters of messages have no privilege of their own.
  { privilege: 'prvReadSdkMessage', neededFor: 'checking' },
  { privilege: 'prvReadSdkMessageProcessingStep', neededFor: 'checking' },
  { privilege: 'prvReadCallbackRegistration', neededFor: 'checking' },
];

/** Those that an environment with these tables knows. */
export const runtimePrivileges = ({ hasSales }: { readonly hasSales: boolean }): readonly string[] =>
  RUNTIME_PRIVILEGES.filter(({ table }) => hasSales || table === undefined).map(({ privilege }) => privilege);
