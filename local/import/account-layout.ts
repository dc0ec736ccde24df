import * as z from 'zod';
import { guidCell, textCell } from './cells.ts';
import type { TableLayout } from './header/table-layout.ts';

const accountRowSchema = z
  .object({
    accountId: guidCell.optional(),
    name: textCell(160).optional(),
    website: textCell(200).optional(),
    ownerId: guidCell.optional(),
    parentAccountId: guidCell.optional(),
    country: textCell(80).optional(),
    tickerSymbol: textCell(10).optional(),
    linkedInUrl: textCell(500).optional(),
  })
  .refine((row) => row.name !== undefined, {
    path: ['name'],
    message: 'the account has no name; fill the cell',
  })
  .transform((row) => ({ ...row, name: row.name ?? '' })); // never empty: refused above
export type AccountRow = z.infer<typeof accountRowSchema>;

export const accountLayout: TableLayout<typeof accountRowSchema> = {
  kind: 'an accounts file',
  table: 'account',
  id: 'accountId',
  ofAccount: {},
  row: accountRowSchema,
  columns: {
    accountId: { aliases: ['accountid'], personal: false },
    name: { aliases: ['accountName'], personal: false },
    website: { aliases: ['websiteurl', 'accountWebsite'], personal: false },
    ownerId: { aliases: ['ownerid', '_ownerid_value'], personal: false },
    parentAccountId: { aliases: ['parentaccountid', '_parentaccountid_value'], personal: false },
    country: { aliases: ['address1_country'], personal: false },
    tickerSymbol: { aliases: ['tickersymbol'], personal: false },
    linkedInUrl: { aliases: ['linkedinurl', 'accountLinkedInUrl'], personal: false },
  },
  missing: (found) => (found.has('name') ? undefined : 'the name is missing; add the column name'),
};
