import { connectionIdSchema, type ContactId, type OpportunityId } from '../domain/ids.ts';
import type { Opportunity } from '../domain/scope.ts';
import type { ScopeStore } from './contract.ts';
import { inParallel } from './in-parallel.ts';
import { READS_AT_ONCE } from './read-rows.ts';
import { parseRow } from './row-columns.ts';
import {
  connectionKeys,
  contactPartition,
  directRow,
  edgeRowSchema,
  isSelf,
  opportunityKeys,
  opportunityPartition,
  opportunityRow,
  opportunityRowSchema,
  stakeholderRows,
  type Edge,
} from './scope-rows.ts';
import { keysOf, type Row, type StorageTable, type StoredRow } from './storage-table.ts';

/** All that lies in an opportunity's partition. */
type OpportunityEdges = { id: OpportunityId; direct: readonly ContactId[]; stakeholders: readonly Edge[] };

function makeReader(table: StorageTable) {
  const parseSelf = (row: StoredRow) => parseRow(opportunityRowSchema, { table: table.name, row });
  const parseEdge = (row: StoredRow) => parseRow(edgeRowSchema, { table: table.name, row });

  const readEdges = async (id: OpportunityId): Promise<OpportunityEdges> => {
    const rows = await table.listAllRows({ partition: opportunityPartition(id) });
    return {
      id,
      direct: rows.filter(isSelf).flatMap((row) => parseSelf(row).contactIds),
      stakeholders: rows
        .filter((row) => !isSelf(row))
        .map((row) => ({ id: connectionIdSchema.parse(row.rowKey.slice('s-'.length)), ...parseEdge(row) })),
    };
  };

  const readOpportunities = async (
    ids: readonly OpportunityId[],
  ): Promise<ReadonlyMap<string, ReturnType<typeof parseSelf>>> => {
    const rows = await table.readRows(ids.map(opportunityKeys));
    return new Map(rows.map((row) => [row.partitionKey, parseSelf(row)]));
  };

  const listOfContact = async (contactId: ContactId): Promise<readonly OpportunityId[]> => {
    const rows = await table.listAllRows({ partition: contactPartition(contactId) });
    return [...new Set(rows.map((row) => parseEdge(row).opportunityId))];
  };

  const readAllEdges = (ids: readonly OpportunityId[]) =>
    inParallel([...new Set(ids)], { atOnce: READS_AT_ONCE }, readEdges);
  const listOfContacts = (ids: readonly ContactId[]) =>
    inParallel(ids, { atOnce: READS_AT_ONCE }, listOfContact);

  return { readAllEdges, readOpportunities, listOfContacts };
}

const contactsOf = (found: readonly OpportunityEdges[]): readonly ContactId[] => [
  ...new Set(
    found.flatMap(({ direct, stakeholders }) => [...direct, ...stakeholders.map((s) => s.contactId)]),
  ),
];

/** Contacts that an opportunity named before and no longer names. */
function droppedEdges(
  opportunities: readonly Opportunity[],
  before: ReadonlyMap<string, { contactIds: readonly ContactId[] }>,
): readonly Row[] {
  return opportunities.flatMap(({ id, contactIds }) => {
    const named = before.get(opportunityPartition(id))?.contactIds ?? [];
    return named
      .filter((contactId) => !contactIds.includes(contactId))
      .map((contactId) => directRow(id, contactId));
  });
}

/** Opportunities with the contacts that they name themselves. */
export function makeOpportunityEdges(
  table: StorageTable,
): Pick<
  ScopeStore,
  'saveOpportunities' | 'deleteOpportunities' | 'listContactsOfOpportunities' | 'listOpportunitiesOf'
> {
  const reader = makeReader(table);
  return {
    saveOpportunities: async (opportunities) => {
      const before = await reader.readOpportunities(opportunities.map(({ id }) => id));
      const edges = opportunities.flatMap(({ id, contactIds }) =>
        contactIds.map((contactId) => directRow(id, contactId)),
      );
      await table.upsertRows(edges);
      await table.deleteRows(droppedEdges(opportunities, before).map(keysOf));
      await table.upsertRows(opportunities.map(opportunityRow));
    },

    deleteOpportunities: async (ids) => {
      const found = await reader.readAllEdges(ids);
      const edges = found.flatMap(({ id, direct, stakeholders }) => [
        ...direct.map((contactId) => directRow(id, contactId)),
        ...stakeholders.flatMap(stakeholderRows),
      ]);
      const outside = edges.filter(({ partitionKey }) => !partitionKey.startsWith('o-'));
      const inside = edges.filter(({ partitionKey }) => partitionKey.startsWith('o-'));
      const connections = found.flatMap(({ stakeholders }) => stakeholders.map((s) => connectionKeys(s.id)));
      await table.deleteRows([...outside.map(keysOf), ...connections]);
      await table.deleteRows([...inside.map(keysOf), ...ids.map(opportunityKeys)]);
      return contactsOf(found);
    },

    listContactsOfOpportunities: async (ids) => contactsOf(await reader.readAllEdges(ids)),

    listOpportunitiesOf: async (contactIds) => {
      const different = [...new Set(contactIds)];
      const related = await reader.listOfContacts(different);
      const known = await reader.readOpportunities([...new Set(related.flat())]);
      return new Map(
        different.map((contactId, index) => {
          const opportunities = (related[index] ?? []).flatMap((id) => {
            const found = known.get(opportunityPartition(id));
            if (found === undefined) return []; // deleted, or its page is still to come
            return [{ open: found.open, ...(found.ownerId === undefined ? {} : { ownerId: found.ownerId }) }];
          });
          return [contactId, opportunities];
        }),
      );
    },
  };
}
