import { checkHasContacts } from '../../../local/import/check-has-contacts.ts';
import { surveyCrmFiles } from '../../../local/import/survey-crm-files.ts';
import { makeGivenFiles, type GivenFiles } from './given-file.ts';

const HEADER = 'contactId,firstName,lastName,accountName';

let files: GivenFiles;
beforeEach(async () => {
  files = await makeGivenFiles();
});
afterEach(() => files.remove());

const check = async (content: string) => {
  checkHasContacts(await surveyCrmFiles({ contacts: await files.write('contacts.csv', content) }));
};

it('refuses a contacts file that ends below its header, and names the header', async () => {
  await expect(check(`sep=;\n${HEADER.replaceAll(',', ';')}\n`)).rejects.toThrow(
    'contacts.csv, line 2: below this header stands no contact; export the file again with its rows',
  );
});

it('refuses a contacts file of which no row can be taken, and says what is wrong with the first', async () => {
  await expect(
    check(`${HEADER}\n17,Ines,Moreau,Halden Optik\n18,Nils,Arnesen,Halden Optik\n`),
  ).rejects.toThrow(
    /^contacts\.csv: none of its 2 rows can be taken .* give the file again; line 2: contactId: found "17"; expected an id/,
  );
});

it('takes a contacts file with one good row among bad ones', async () => {
  await expect(
    check(`${HEADER}\n17,Ines,Moreau,Halden Optik\n,Nils,Arnesen,Halden Optik\n`),
  ).resolves.toBeUndefined();
});
