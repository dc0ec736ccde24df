import { allOf, anyOf, condition, equals, fetchXml, related } from './fetch-xml.ts';
import type { FlagPlace } from './flag-place.ts';
import { ownedBy, type RowOwner } from './row-owner.ts';

const OPEN = 0;
const ACTIVE = 0;

export const OPPORTUNITY_COLUMNS = [
  'name',
  'customerid',
  'parentcontactid',
  'estimatedvalue',
  'estimatedclosedate',
  'ownerid',
] as const;

const flaggedContact = ({ column, notAtCompany }: FlagPlace, to: string): string =>
  related({ name: 'contact', from: 'contactid', to }, condition({ column, is: equals(notAtCompany) }));

/**
 * Open opportunities with a contact who left: the primary contact, the customer where that is a person, or a stakeholder.
 * Each opportunity once, however many of its contacts left. Every connection has a twin with its ends exchanged
 * (learn.microsoft.com/dynamics365/customerengagement/on-premises/developer/connection-entities), so that one direction finds all.
 */
export const opportunitiesAtRisk = (flag: FlagPlace, owner: RowOwner): string =>
  fetchXml({
    table: 'opportunity',
    columns: ['opportunityid', ...OPPORTUNITY_COLUMNS],
    order: { column: 'estimatedclosedate', descending: false },
    filter: allOf(
      condition({ column: 'statecode', is: equals(OPEN) }),
      ...ownedBy(owner),
      anyOf(
        flaggedContact(flag, 'parentcontactid'),
        flaggedContact(flag, 'customerid'),
        related(
          { name: 'connection', from: 'record1id', to: 'opportunityid' },
          condition({ column: 'statecode', is: equals(ACTIVE) }),
          flaggedContact(flag, 'record2id'),
        ),
      ),
    ),
  });
