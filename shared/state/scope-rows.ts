import * as z from 'zod';
import {
  contactIdSchema,
  opportunityIdSchema,
  ownerIdSchema,
  type ConnectionId,
  type ContactId,
  type OpportunityId,
} from '../domain/ids.ts';
import type { Opportunity, Stakeholder } from '../domain/scope.ts';
import { columnsOf, jsonColumn } from './row-columns.ts';
import type { Keys, Row } from './storage-table.ts';

/*
 * Rows of ScopeEdges. Each edge lies where it is asked for:
 *   o-<opportunity>  self            owner, open, its own contacts
 *   o-<opportunity>  s-<connection>  contact
 *   s-<connection>   self            opportunity, contact: a deletion tells the connection's id only
 *   c-<contact>      o-<opportunity> or s-<connection>   opportunity
 * The `self` row is written or deleted last: until then a repetition finds what there is to do.
 */
const SELF = 'self';

export type Edge = Pick<Stakeholder, 'id' | 'opportunityId' | 'contactId'>;

export const opportunityPartition = (id: OpportunityId): string => `o-${id}`;
export const contactPartition = (id: ContactId): string => `c-${id}`;

export const opportunityKeys = (id: OpportunityId): Keys => ({
  partitionKey: opportunityPartition(id),
  rowKey: SELF,
});
export const connectionKeys = (id: ConnectionId): Keys => ({ partitionKey: `s-${id}`, rowKey: SELF });

export const opportunityRowSchema = z.object({
  ownerId: ownerIdSchema.exactOptional(),
  open: z.boolean(),
  contactIds: jsonColumn(z.array(contactIdSchema)),
});
export const edgeRowSchema = z.object({ opportunityId: opportunityIdSchema, contactId: contactIdSchema });

export const isSelf = ({ rowKey }: Keys): boolean => rowKey === SELF;

export const opportunityRow = ({ id, ownerId, open, contactIds }: Opportunity): Row => ({
  ...opportunityKeys(id),
  columns: columnsOf({ ownerId, open, contactIds }),
});

export const connectionRow = ({ id, opportunityId, contactId }: Edge): Row => ({
  ...connectionKeys(id),
  columns: columnsOf({ opportunityId, contactId }),
});

/** Where a contact finds an opportunity that names it. */
export const directRow = (opportunityId: OpportunityId, contactId: ContactId): Row => ({
  partitionKey: contactPartition(contactId),
  rowKey: `o-${opportunityId}`,
  columns: columnsOf({ opportunityId, contactId }),
});

/** Where opportunity and contact find a stakeholder connection between them. */
export const stakeholderRows = ({ id, opportunityId, contactId }: Edge): readonly Row[] => {
  const columns = columnsOf({ opportunityId, contactId });
  return [
    { partitionKey: opportunityPartition(opportunityId), rowKey: `s-${id}`, columns },
    { partitionKey: contactPartition(contactId), rowKey: `s-${id}`, columns },
  ];
};
