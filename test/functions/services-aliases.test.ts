import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servicesAliases } from '../../functions/services-aliases.ts';

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
});
