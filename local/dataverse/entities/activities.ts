import { choice, guid, instant, lookup, number, text, type Column, type EntityName } from '../column.ts';
import { defineEntity, oneToMany, type EntityDefinition, type OneToMany } from '../entity-definition.ts';
import { ownerColumns, owningColumns, stampColumns, stateColumns } from './shared-columns.ts';

// Columns as the table reference documents them (learn.microsoft.com/power-apps/developer/data-platform/reference/entities/…).

type Activity = Extract<EntityName, 'task' | 'phonecall' | 'email' | 'letter'>;

/** The collections of a row's activities; `opportunity` says `Opportunity_Tasks`, as all tables spell it. */
const COLLECTIONS: Readonly<Record<Activity, string>> = {
  task: 'Tasks',
  phonecall: 'Phonecalls',
  email: 'Emails',
  letter: 'Letters',
};

const REGARDING = ['account', 'contact', 'opportunity', 'lead', 'incident'];

/** Unlike other lookups to several tables, this one's navigations also name the table they start from. */
const regarding = (activity: Activity): Column => ({
  ...lookup('regardingobjectid', []),
  kind: 'lookup',
  targets: REGARDING.map((entity) => ({ entity, navigation: `regardingobjectid_${entity}_${activity}` })),
});

const activity = (name: Activity, columns: readonly Column[] = []): EntityDefinition =>
  defineEntity({
    logicalName: name,
    setName: `${name}s`,
    primaryKey: 'activityid',
    primaryName: 'subject',
    indexed: ['_regardingobjectid_value'],
    oneToMany: [oneToMany(`${name}_activity_parties`, 'activityparty', 'activityid')],
    calculate: owningColumns,
    columns: [
      guid('activityid'),
      text('subject', name === 'email' ? 800 : 200),
      text('description', 2000),
      instant('scheduledstart'),
      instant('scheduledend'),
      number('actualdurationminutes', 'int'),
      regarding(name),
      ...columns,
      ...ownerColumns,
      ...stateColumns({ 0: 'Open', 1: 'Completed', 2: 'Canceled' }),
      ...stampColumns,
    ],
  });

const PARTICIPATION = {
  1: 'Sender',
  2: 'To Recipient',
  3: 'CC Recipient',
  4: 'BCC Recipient',
  5: 'Required attendee',
  8: 'Regarding',
  9: 'Owner',
};

const activities = ['task', 'phonecall', 'email', 'letter'] as const;

/** Who takes part in an activity: rows that live and die with it. */
export const activityPartyDefinition = defineEntity({
  logicalName: 'activityparty',
  setName: 'activityparties',
  primaryKey: 'activitypartyid',
  indexed: ['_activityid_value'],
  columns: [
    guid('activitypartyid'),
    {
      ...lookup('activityid', []),
      kind: 'lookup',
      targets: activities.map((entity) => ({ entity, navigation: `activityid_${entity}` })),
    },
    lookup('partyid', ['contact', 'account', 'lead', 'systemuser', 'queue']),
    choice('participationtypemask', PARTICIPATION),
  ],
});

export const activityDefinitions = [
  activity('task'),
  activity('phonecall', [text('phonenumber', 200)]),
  activity('email'),
  activity('letter'),
];

/** The activities that hang under a row of the table. */
export const activitiesUnder = (entity: 'account' | 'contact' | 'opportunity'): readonly OneToMany[] => {
  const owner = entity.charAt(0).toUpperCase() + entity.slice(1);
  return Object.entries(COLLECTIONS).map(([name, collection]) =>
    // The keys are the names of activities.
    oneToMany(`${owner}_${collection}`, name as Activity, 'regardingobjectid'),
  );
};
