import * as z from 'zod';
import { connectionIdSchema, contactIdSchema, opportunityIdSchema } from '../domain/ids.ts';
import type { Stakeholder } from '../domain/scope.ts';
import { column, lookupColumn, makeTableMapping, type Lookup } from './table-mapping.ts';

const ACTIVE = 0;

const columns = {
  id: column('connectionid', connectionIdSchema),
  state: column('statecode', z.number()),
  one: lookupColumn('_record1id_value'),
  other: lookupColumn('_record2id_value'),
};

/**
 * A stakeholder is whoever a connection joins to an opportunity, in either direction and whatever the role is called:
 * roles are the customer's own words. The sales team is joined as users and drops out.
 */
function stakeholderEnds(ends: readonly (Lookup | undefined)[]) {
  const opportunity = ends.find((end) => end?.table === 'opportunity');
  const contact = ends.find((end) => end?.table === 'contact');
  if (opportunity === undefined || contact === undefined) return undefined;
  return {
    opportunityId: opportunityIdSchema.parse(opportunity.id),
    contactId: contactIdSchema.parse(contact.id),
  };
}

export const connectionMapping = makeTableMapping({
  set: 'connections',
  key: 'connectionid',
  columns,
  toRow: ({ id, state, one, other }): Stakeholder | undefined => {
    const ends = stakeholderEnds([one, other]);
    return ends === undefined ? undefined : { id, active: state === ACTIVE, ...ends };
  },
});
