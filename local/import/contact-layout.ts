import * as z from 'zod';
import { contactStateCell, dayCell, flagCell, guidCell, textCell } from './cells.ts';
import type { TableLayout } from './header/table-layout.ts';
import { splitFullName } from './split-full-name.ts';

const NAME_PART_MAX = 50;

/** Lengths are those of the Dataverse columns; a profile address is kept in a text column of 500. */
const contactRowSchema = z
  .object({
    contactId: guidCell.optional(),
    firstName: textCell(NAME_PART_MAX).optional(),
    lastName: textCell(NAME_PART_MAX).optional(),
    fullName: textCell(160).optional(),
    jobTitle: textCell(100).optional(),
    email: textCell(100).optional(),
    accountId: guidCell.optional(),
    accountName: textCell(160).optional(),
    accountWebsite: textCell(200).optional(),
    linkedInUrl: textCell(500).optional(),
    city: textCell(80).optional(),
    country: textCell(80).optional(),
    ownerId: guidCell.optional(),
    createdOn: dayCell.optional(),
    notAtCompanyFlag: flagCell.optional(),
    middleName: textCell(NAME_PART_MAX).optional(),
    nickname: textCell(100).optional(),
    email2: textCell(100).optional(),
    email3: textCell(100).optional(),
    state: contactStateCell.optional(),
  })
  .refine((row) => (row.firstName ?? row.lastName ?? row.fullName) !== undefined, {
    message: 'the row has no name; fill firstName and lastName, or fullName',
  })
  .transform((row) => {
    const named = row.firstName !== undefined || row.lastName !== undefined;
    return named || row.fullName === undefined ? row : { ...row, ...splitFullName(row.fullName) };
  })
  .refine(
    (row) => (row.firstName ?? '').length <= NAME_PART_MAX && (row.lastName ?? '').length <= NAME_PART_MAX,
    {
      path: ['fullName'],
      message: `expected first and last name of at most ${NAME_PART_MAX} characters each; fill firstName and lastName`,
    },
  );
export type ContactRow = z.infer<typeof contactRowSchema>;

const NAME_COLUMNS = ['firstName', 'lastName', 'fullName'];

/** The contacts file; `accountsGiven`: an accounts file can name what this one gives by id only. */
export const contactLayout = (options: { accountsGiven: boolean }): TableLayout<typeof contactRowSchema> => ({
  kind: 'a contacts file',
  table: 'contact',
  id: 'contactId',
  ofAccount: { name: 'accountName', website: 'accountWebsite' },
  row: contactRowSchema,
  columns: {
    contactId: { aliases: ['contactid'], personal: false },
    firstName: { aliases: ['firstname'], personal: true },
    lastName: { aliases: ['lastname'], personal: true },
    fullName: { aliases: ['fullname'], personal: true },
    jobTitle: { aliases: ['jobtitle'], personal: true },
    email: { aliases: ['emailaddress1'], personal: true },
    accountId: { aliases: ['parentcustomerid', '_parentcustomerid_value'], personal: false },
    accountName: { aliases: ['parentcustomeridname'], personal: true },
    accountWebsite: { aliases: ['websiteurl'], personal: true },
    linkedInUrl: { aliases: ['linkedinurl', 'cdv_linkedinurl'], personal: true },
    city: { aliases: ['address1_city'], personal: true },
    country: { aliases: ['address1_country'], personal: true },
    ownerId: { aliases: ['ownerid', '_ownerid_value'], personal: false },
    createdOn: { aliases: ['createdon'], personal: false, day: true },
    notAtCompanyFlag: { aliases: ['msdyn_orgchangestatus'], personal: false },
    middleName: { aliases: ['middlename'], personal: true },
    nickname: { aliases: ['nickname'], personal: true },
    email2: { aliases: ['emailaddress2'], personal: true },
    email3: { aliases: ['emailaddress3'], personal: true },
    state: { aliases: ['statecode'], personal: false },
  },
  missing: (found) => {
    if (!NAME_COLUMNS.some((name) => found.has(name)))
      return 'a name is missing; add the columns firstName and lastName, or fullName';
    const named = found.has('accountName') || (options.accountsGiven && found.has('accountId'));
    return named ? undefined : 'the account is missing; add the column accountName';
  },
});
