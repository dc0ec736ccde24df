import { allOf, anyOf, condition, equals, fetchXml, related } from './fetch-xml.ts';
import type { FlagPlace } from './flag-place.ts';
import { ownedBy, type RowOwner } from './row-owner.ts';

const ACTIVE = 0;
const OPEN = 0;

export const CONTACT_COLUMNS = [
  'fullname',
  'parentcustomerid',
  'jobtitle',
  'emailaddress1',
  'ownerid',
] as const;

type ContactQuery = {
  readonly flag: FlagPlace;
  readonly owner: RowOwner;
  /** Columns of the environment's own that say why. */
  readonly details: readonly string[];
};

const contactsLeft = (
  { flag, owner, details }: ContactQuery,
  ...furtherConditions: readonly string[]
): string =>
  fetchXml({
    table: 'contact',
    columns: ['contactid', ...CONTACT_COLUMNS, ...details],
    order: { column: 'fullname', descending: false },
    filter: allOf(
      condition({ column: 'statecode', is: equals(ACTIVE) }),
      condition({ column: flag.column, is: equals(flag.notAtCompany) }),
      ...ownedBy(owner),
      ...furtherConditions,
    ),
  });

/** Active contacts whose flag says Not at Company. */
export const contactsNotAtCompany = (query: ContactQuery): string => contactsLeft(query);

const openOpportunity = (ends: { readonly from: string; readonly to: string }): string =>
  related({ name: 'opportunity', ...ends }, condition({ column: 'statecode', is: equals(OPEN) }));

/** Who left, of the people on open opportunities: says which contact put an opportunity at risk. */
export const contactsOnOpenOpportunities = (query: ContactQuery): string =>
  contactsLeft(
    query,
    anyOf(
      openOpportunity({ from: 'parentcontactid', to: 'contactid' }),
      openOpportunity({ from: 'customerid', to: 'contactid' }),
      related(
        { name: 'connection', from: 'record2id', to: 'contactid' },
        condition({ column: 'statecode', is: equals(ACTIVE) }),
        openOpportunity({ from: 'opportunityid', to: 'record1id' }),
      ),
    ),
  );
