import * as fc from 'fast-check';
import { aGuid } from '../open-dataverse.ts';

/** A small organization in plain objects: nothing here knows how the stand-in keeps rows. */
export type Owner = { readonly kind: 'user' | 'team'; readonly id: string };
export type Contact = {
  readonly id: string;
  readonly name: string;
  readonly state: number;
  readonly flag: number | undefined;
  readonly owner: Owner;
};
export type Opportunity = {
  readonly id: string;
  readonly state: number;
  readonly owner: Owner;
  readonly primary: string | undefined;
  readonly customer: { readonly table: 'account' | 'contact'; readonly id: string } | undefined;
  readonly closesOn: string | undefined;
};
export type Connection = {
  readonly id: string;
  readonly opportunity: string;
  readonly contact: string;
  readonly state: number;
};
export type Membership = { readonly user: string; readonly team: string };
export type GeneratedOrganization = {
  readonly memberships: readonly Membership[];
  readonly contacts: readonly Contact[];
  readonly opportunities: readonly Opportunity[];
  readonly connections: readonly Connection[];
};

export const USERS = [aGuid(101), aGuid(102), aGuid(103)] as const;
/** The first is the default team of the business unit. */
export const TEAMS = [aGuid(201), aGuid(202), aGuid(203)] as const;
export const DEFAULT_TEAM = TEAMS[0];
export const ACCOUNT = aGuid(301);

const CONTACTS = [1001, 1002, 1003, 1004, 1005].map(aGuid);
const OPPORTUNITIES = [2001, 2002, 2003, 2004].map(aGuid);

const owner: fc.Arbitrary<Owner> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...USERS).map((id) => ({ kind: 'user' as const, id })) },
  { weight: 2, arbitrary: fc.constantFrom(...TEAMS).map((id) => ({ kind: 'team' as const, id })) },
);
const absentOr = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Mostly open, mostly flagged: views that are empty show nothing. */
const state = fc.constantFrom(0, 0, 0, 1);

const contact = (id: string): fc.Arbitrary<Contact> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constantFrom('Ada', 'ada', 'Ödön', 'Zoë', 'Bo'),
    state,
    flag: fc.constantFrom(undefined, 0, 1, 1, 1, 2),
    owner,
  });

const customer = fc.oneof(
  fc.constant({ table: 'account' as const, id: ACCOUNT }),
  fc.constantFrom(...CONTACTS).map((id) => ({ table: 'contact' as const, id })),
);

const opportunity = (id: string): fc.Arbitrary<Opportunity> =>
  fc.record({
    id: fc.constant(id),
    state: fc.constantFrom(0, 0, 0, 1, 2),
    owner,
    primary: absentOr(fc.constantFrom(...CONTACTS)),
    customer: absentOr(customer),
    closesOn: absentOr(fc.constantFrom('2026-01-31', '2026-02-28', '2026-03-31')),
  });

const connections: fc.Arbitrary<Connection[]> = fc
  .array(
    fc.record({
      opportunity: fc.constantFrom(...OPPORTUNITIES),
      contact: fc.constantFrom(...CONTACTS),
      state,
    }),
    { maxLength: 6 },
  )
  .map((found) => found.map((connection, at) => ({ ...connection, id: aGuid(3001 + 2 * at) })));

const memberships = fc.uniqueArray(
  fc.record({ user: fc.constantFrom(...USERS), team: fc.constantFrom(...TEAMS) }),
  { selector: ({ user, team }) => user + team, maxLength: 7 },
);

export const generatedOrganization: fc.Arbitrary<GeneratedOrganization> = fc.record({
  memberships,
  contacts: fc.tuple(...CONTACTS.map(contact)),
  opportunities: fc.tuple(...OPPORTUNITIES.map(opportunity)),
  connections,
});
