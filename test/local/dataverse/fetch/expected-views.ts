import type { VIEWS } from '../../../../shared/crm/install/views/view-catalogue.ts';
import {
  DEFAULT_TEAM,
  type Contact,
  type GeneratedOrganization,
  type Opportunity,
  type Owner,
} from './generated-organization.ts';

/** What the views promise, in plain loops: written from their description, not from their FetchXML. */
type Asked = { readonly organization: GeneratedOrganization; readonly user: string };
type ViewKey = (typeof VIEWS)[number]['key'];

const NOT_AT_COMPANY = 1;

function teamsOf({ memberships }: GeneratedOrganization, user: string): string[] {
  return memberships
    .filter((each) => each.user === user && each.team !== DEFAULT_TEAM)
    .map(({ team }) => team);
}

/** The owner is a user, and is with me in a team that is not the default one. */
function sharesTeam({ organization, user }: Asked, owner: Owner): boolean {
  if (owner.kind === 'team') return false;
  const mine = teamsOf(organization, user);
  return teamsOf(organization, owner.id).some((team) => mine.includes(team));
}

function peopleOf({ connections }: GeneratedOrganization, { id, primary, customer }: Opportunity): string[] {
  const stakeholders = connections.filter((each) => each.opportunity === id && each.state === 0);
  const person = customer?.table === 'contact' ? [customer.id] : [];
  return [
    ...(primary === undefined ? [] : [primary]),
    ...person,
    ...stakeholders.map(({ contact }) => contact),
  ];
}

function isAtRisk({ organization }: Asked, opportunity: Opportunity): boolean {
  if (opportunity.state !== 0) return false;
  const people = peopleOf(organization, opportunity);
  return organization.contacts.some(({ id, flag }) => flag === NOT_AT_COMPANY && people.includes(id));
}

const hasLeft = ({ state, flag }: Contact) => state === 0 && flag === NOT_AT_COMPANY;

const isOnOpenOpportunity = ({ organization }: Asked, contact: Contact) =>
  organization.opportunities.some(
    (opportunity) => opportunity.state === 0 && peopleOf(organization, opportunity).includes(contact.id),
  );

type Rows = (asked: Asked) => readonly { readonly id: string }[];

const opportunities =
  (isMine: (asked: Asked, owner: Owner) => boolean): Rows =>
  (asked) =>
    asked.organization.opportunities.filter((row) => isAtRisk(asked, row) && isMine(asked, row.owner));

const contacts =
  (isWanted: (asked: Asked, contact: Contact) => boolean): Rows =>
  (asked) =>
    asked.organization.contacts.filter((row) => hasLeft(row) && isWanted(asked, row));

const isMe = ({ user }: Asked, owner: Owner) => owner.kind === 'user' && owner.id === user;

const EXPECTED: Readonly<Record<ViewKey, Rows>> = {
  allOpportunitiesAtRisk: opportunities(() => true),
  myOpportunitiesAtRisk: opportunities(isMe),
  myTeamsOpportunitiesAtRisk: opportunities(sharesTeam),
  allContactsNotAtCompany: contacts(() => true),
  myContactsNotAtCompany: contacts((asked, { owner }) => isMe(asked, owner)),
  myTeamsContactsNotAtCompany: contacts((asked, { owner }) => sharesTeam(asked, owner)),
  contactsOnOpenOpportunities: contacts(isOnOpenOpportunity),
};

export const expectedIds = (key: ViewKey, asked: Asked): string[] =>
  EXPECTED[key](asked)
    .map(({ id }) => id)
    .sort();
