import * as z from 'zod';
import { dayCell, guidCell, moneyCell, opportunityStateCell, textCell, yesNoCell } from './cells.ts';
import type { TableLayout } from './header/table-layout.ts';

const opportunityRowSchema = z
  .object({
    opportunityId: guidCell.optional(),
    name: textCell(300).optional(),
    accountId: guidCell.optional(),
    accountName: textCell(160).optional(),
    contactId: guidCell.optional(),
    ownerId: guidCell.optional(),
    open: yesNoCell.optional(),
    state: opportunityStateCell.optional(),
    estimatedValue: moneyCell.optional(),
    estimatedCloseDate: dayCell.optional(),
  })
  .refine((row) => (row.accountId ?? row.accountName ?? row.contactId) !== undefined, {
    message: 'the opportunity belongs to nobody; fill accountId, accountName or contactId',
  })
  .refine((row) => (row.opportunityId ?? row.name) !== undefined, {
    message: 'the opportunity has neither id nor name; fill one',
  });
export type OpportunityRow = z.infer<typeof opportunityRowSchema>;

export const opportunityLayout: TableLayout<typeof opportunityRowSchema> = {
  kind: 'an opportunities file',
  table: 'opportunity',
  id: 'opportunityId',
  ofAccount: { name: 'accountName' },
  row: opportunityRowSchema,
  columns: {
    opportunityId: { aliases: ['opportunityid'], personal: false },
    name: { aliases: ['opportunityName'], personal: true },
    accountId: {
      aliases: ['customerId', 'customerid', '_customerid_value', '_parentaccountid_value', 'parentaccountid'],
      personal: false,
    },
    accountName: { aliases: ['customeridname'], personal: true },
    contactId: { aliases: ['parentcontactid', '_parentcontactid_value'], personal: false },
    ownerId: { aliases: ['ownerid', '_ownerid_value'], personal: false },
    open: { aliases: ['isOpen'], personal: false },
    state: { aliases: ['statecode'], personal: false },
    estimatedValue: { aliases: ['estimatedvalue'], personal: false },
    estimatedCloseDate: { aliases: ['estimatedclosedate'], personal: false, day: true },
  },
  missing: (found) => {
    if (!found.has('name') && !found.has('opportunityId'))
      return 'the opportunity is not named; add the column name';
    const related = ['accountId', 'accountName', 'contactId'].some((name) => found.has(name));
    return related ? undefined : 'the account is missing; add the column accountId or accountName';
  },
};
