import { makeAccountMapping } from '../../../shared/crm/account-mapping.ts';
import { accountId } from '../../contracts/crm/crm-rows.ts';

const mapping = makeAccountMapping({ accountLinkedInColumn: 'abc_page' });
const row = (fields: Record<string, unknown>) => ({
  accountid: accountId(1).toUpperCase(),
  name: 'Contoso',
  statecode: 0,
  ...fields,
});

it('asks for and reads every column of the account that may be evidence', () => {
  const evidence = {
    websiteurl: 'https://contoso.example',
    address1_country: 'Netherlands',
    tickersymbol: 'CNT',
    numberofemployees: 40,
    abc_page: 'https://www.linkedin.com/company/contoso',
    _parentaccountid_value: accountId(2),
  };
  expect(mapping.select.split(',')).toEqual(expect.arrayContaining(Object.keys(evidence)));
  expect(mapping.read(row({ ...evidence, _ownerid_value: accountId(9) }))).toEqual({
    kind: 'row',
    row: {
      id: accountId(1),
      name: 'Contoso',
      active: true,
      website: 'https://contoso.example',
      country: 'Netherlands',
      ticker: 'CNT',
      headcount: 40,
      linkedInUrl: 'https://www.linkedin.com/company/contoso',
      parent: { id: accountId(2) },
      ownerId: accountId(9),
    },
  });
});

it('takes no head count below one for evidence, and an inactive account for what it is', () => {
  expect(mapping.read(row({ statecode: 1, numberofemployees: 0 }))).toEqual({
    kind: 'row',
    row: { id: accountId(1), name: 'Contoso', active: false },
  });
});
