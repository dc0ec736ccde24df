import {
  contactsNotAtCompany,
  contactsOnOpenOpportunities,
  CONTACT_COLUMNS,
} from './contacts-not-at-company.ts';
import type { FlagPlace } from './flag-place.ts';
import { layoutXml } from './layout-xml.ts';
import { opportunitiesAtRisk, OPPORTUNITY_COLUMNS } from './opportunities-at-risk.ts';
import type { RowOwner } from './row-owner.ts';
import { VIEW_NAMES, type ViewKey } from './view-names.ts';

export type ViewTable = 'contact' | 'opportunity';

/** What the texts of a view depend on. */
export type ViewSetting = { readonly flag: FlagPlace; readonly details: readonly string[] };

export type ViewDefinition = {
  readonly key: ViewKey;
  /** Fixed, so that a view is found again whatever it is called meanwhile. */
  readonly id: string;
  readonly table: ViewTable;
  readonly owner: RowOwner;
  /** Whether it asks about opportunities, and so needs Sales. */
  readonly needsSales: boolean;
  readonly optional: boolean;
  readonly names: (typeof VIEW_NAMES)[ViewKey];
  readonly fetchXml: (setting: ViewSetting) => string;
  readonly layoutXml: (setting: ViewSetting) => string;
};

type Given = Pick<ViewDefinition, 'key' | 'id' | 'owner'>;

const opportunityView = (given: Given): ViewDefinition => ({
  ...given,
  table: 'opportunity',
  needsSales: true,
  optional: given.owner === 'myTeams',
  names: VIEW_NAMES[given.key],
  fetchXml: ({ flag }) => opportunitiesAtRisk(flag, given.owner),
  layoutXml: () => layoutXml({ table: 'opportunity', columns: OPPORTUNITY_COLUMNS }),
});

const contactView = (given: Given): ViewDefinition => ({
  ...given,
  table: 'contact',
  needsSales: false,
  optional: given.owner === 'myTeams',
  names: VIEW_NAMES[given.key],
  fetchXml: (setting) => contactsNotAtCompany({ ...setting, owner: given.owner }),
  layoutXml: ({ details }) => layoutXml({ table: 'contact', columns: [...CONTACT_COLUMNS, ...details] }),
});

const onOpenOpportunities: Given = {
  key: 'contactsOnOpenOpportunities',
  id: '1f5341b1-154e-4a28-87d7-fd8d8cf54287',
  owner: 'everybody',
};

/** The views in the order in which they are installed. */
export const VIEWS: readonly ViewDefinition[] = [
  opportunityView({
    key: 'allOpportunitiesAtRisk',
    id: '3e87dc78-01c9-481f-934f-3eb064c21d9d',
    owner: 'everybody',
  }),
  opportunityView({
    key: 'myOpportunitiesAtRisk',
    id: 'c8bc6bed-dcaf-4f6f-8a6e-c5eaf55e11fc',
    owner: 'me',
  }),
  opportunityView({
    key: 'myTeamsOpportunitiesAtRisk',
    id: '77162535-751e-4ddd-8b6e-261163b24e78',
    owner: 'myTeams',
  }),
  contactView({
    key: 'allContactsNotAtCompany',
    id: 'e7320052-e080-46fe-af76-40e4ac2bb8ce',
    owner: 'everybody',
  }),
  contactView({ key: 'myContactsNotAtCompany', id: '08d8ad2d-431d-4a2a-8726-396ccb04e416', owner: 'me' }),
  contactView({
    key: 'myTeamsContactsNotAtCompany',
    id: 'dbd114bb-5fbb-4e07-8f7d-e6cdaad52dd3',
    owner: 'myTeams',
  }),
  {
    ...contactView(onOpenOpportunities),
    needsSales: true,
    fetchXml: (setting) => contactsOnOpenOpportunities({ ...setting, owner: onOpenOpportunities.owner }),
  },
];
