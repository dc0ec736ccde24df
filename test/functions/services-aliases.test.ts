import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servicesAliases } from '../../functions/services-aliases.ts';
import { makeServices } from '../../functions/services.ts';
import { readSettings } from '../../shared/config/settings.ts';
import type { AliasRow } from '../../shared/matching/company/alias-table.ts';

async function listOf(text: string): Promise<{ companyAliasesFile: string }> {
  const companyAliasesFile = join(await mkdtemp(join(tmpdir(), 'aliases-')), 'aliases.csv');
  await writeFile(companyAliasesFile, text);
  return { companyAliasesFile };
}

describe('servicesAliases', () => {
  it('reads the list that the setting names, and nothing without one', async () => {
    await expect(servicesAliases({})).resolves.toEqual([]);
    await expect(
      servicesAliases(await listOf('name,alias,relation\nContoso,Fabrikam,part of\n')),
    ).resolves.toEqual([{ name: 'Contoso', alias: 'Fabrikam', relation: 'part_of' }]);
  });

  it('refuses a list with a fault and names file, line and column of each', async () => {
    const list = await listOf('name,alias,relation,since\nContoso,,same,\nContoso,Fabrikam,cousin,never\n');
    const refused = servicesAliases(list);
    await expect(refused).rejects.toThrow(
      /^aliases\.csv: line 2, column alias: is empty; line 3, column relation/,
    );
    await expect(refused).rejects.toThrow(/line 3, column since: is no year/);
  });

  it('says that a file is missing', async () => {
    await expect(servicesAliases({ companyAliasesFile: '/nowhere/aliases.csv' })).rejects.toThrow(
      /^aliases\.csv: cannot be read/,
    );
  });

  it('makes another list another rule, so that all contacts are validated again', () => {
    const settings = readSettings({
      DATAVERSE_URL: 'https://contoso.crm4.dynamics.com',
      SERVICE_BUS__fullyQualifiedNamespace: 'contoso.servicebus.windows.net',
      STATE_STORAGE__tableServiceUri: 'https://contoso.table.core.windows.net',
      PROFILES_FEED_FOLDER: './profiles',
      LOOKUP_SECRET: 'x'.repeat(32),
      AUTH_TENANT_ID: '00000000-0000-0000-0000-000000000001',
      AUTH_AUDIENCE: '00000000-0000-0000-0000-000000000002',
    });
    const rulesOf = (...aliases: AliasRow[]): string => makeServices(settings, aliases).rulesVersion;
    const row: AliasRow = { name: 'Contoso', alias: 'Fabrikam', relation: 'same' };
    expect(new Set([rulesOf(), rulesOf(row), rulesOf({ ...row, relation: 'part_of' })]).size).toBe(3);
    expect(rulesOf(row)).toBe(rulesOf({ ...row }));
  });
});
