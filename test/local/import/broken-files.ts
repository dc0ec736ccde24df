import { encodeText } from './encode-text.ts';
import { workbookBytes, type WorkbookOptions } from './workbook-bytes.ts';
import { zipBytes } from './zip-bytes.ts';

export type BrokenFile = { name: string; file?: string; content: string | Uint8Array; columns?: string };

const HEADER = ['Full Name', 'Company Name'];
const ROWS = [HEADER, ['Ines Moreau', 'Halden Optik']];
const book = (options: WorkbookOptions = {}) => workbookBytes([{ name: 'S', rows: ROWS }], options);
const part = (name: string, content: string | undefined) => book({ replace: { [name]: content } });
const compound = (text: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(text, 'utf16le')]);
const of = (captions: string) => `${captions}\n${captions.replaceAll(/[^,]+/g, 'x')}\n`;
const GOOD = 'Full Name,Company Name\nInes Moreau,Halden Optik\n';

/** Files that cannot be used as a whole. What each is answered is in the test beside. */
export const BROKEN_FILES: readonly BrokenFile[] = [
  { name: 'nothing at all', content: '' },
  { name: 'blank lines', content: '\r\n \t \n' },
  { name: 'a byte order mark alone', content: '\uFEFF' },
  { name: 'separators alone', content: ',,,\n,,,\n' },
  { name: 'a PDF document', file: 'contacts.csv', content: '%PDF-1.7\n%âãÏÓ\n' },
  { name: 'an Excel 97 workbook', file: 'contacts.xls', content: compound('Workbook') },
  { name: 'an Excel 97 workbook under a new name', content: compound('Workbook') },
  { name: 'a workbook with a password', content: compound('EncryptedPackage') },
  {
    name: 'a web page saved as a workbook',
    file: 'contacts.xls',
    content: '\uFEFF\n<html><table><tr><td>Full Name',
  },
  { name: 'a web page with a document type', content: '<!DOCTYPE html><html>' },
  {
    name: 'a web page in UTF-16',
    content: encodeText('<table><tr><td>Full Name</td></tr></table>', 'UTF-16 LE with byte order mark'),
  },
  { name: 'an XML spreadsheet of 2003', content: '<?xml version="1.0"?><Workbook/>' },
  { name: 'JSON', content: '[\n{"fullName":"Ines Moreau"}]' },
  { name: 'a JSON object', content: '{"value":[]}' },
  { name: 'JSON over lines', content: '{\n  "value": []}' },
  { name: 'an RTF document', content: '{\\rtf1 Full Name}' },
  { name: 'gzip', content: Buffer.from('1f8b0800000000000003', 'hex') },
  { name: 'a picture', content: Buffer.from('89504e470d0a1a0a', 'hex') },
  { name: 'a Parquet file', content: 'PAR1....' },
  {
    name: 'an OpenDocument sheet',
    content: zipBytes([
      { name: 'mimetype', content: 'application/vnd.oasis' },
      { name: 'content.xml', content: '<x/>' },
    ]),
  },
  { name: 'a Word document', content: zipBytes([{ name: 'word/document.xml', content: '<x/>' }]) },
  { name: 'a binary workbook', content: zipBytes([{ name: 'xl/workbook.bin', content: 'x' }]) },
  { name: 'a zip archive', content: zipBytes([{ name: 'contacts.csv', content: GOOD }]) },
  { name: 'an empty zip archive', content: zipBytes([]) },
  { name: 'a workbook cut short', content: book().subarray(0, 700) },
  {
    name: 'a workbook with a damaged part',
    content: part('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row'),
  },
  {
    name: 'a workbook with tags that do not match',
    content: part('xl/worksheets/sheet1.xml', '<worksheet><row></c></worksheet>'),
  },
  {
    name: 'a workbook with an unknown entity',
    content: part(
      'xl/worksheets/sheet1.xml',
      '<!DOCTYPE a [<!ENTITY e "x">]><worksheet><row><c t="str"><v>&e;</v></c></row></worksheet>',
    ),
  },
  { name: 'a workbook with broken text', content: part('xl/sharedStrings.xml', '<sst><si><t>a') },
  { name: 'a workbook whose sheet is missing', content: part('xl/worksheets/sheet1.xml', undefined) },
  {
    name: 'a workbook without relations of its sheets',
    content: part('xl/_rels/workbook.xml.rels', undefined),
  },
  {
    name: 'a workbook of hidden sheets',
    content: workbookBytes([{ name: 'S', state: 'hidden', rows: ROWS }]),
  },
  { name: 'an empty sheet', content: workbookBytes([{ name: 'S', rows: [] }]) },
  {
    name: 'a column behind the last of Excel',
    content: workbookBytes([{ name: 'S', rows: [[{ raw: '<c r="ZZZ1" t="str"><v>x</v></c>' }]] }]),
  },
  {
    name: 'a cell beyond all measure',
    content: workbookBytes([{ name: 'S', rows: [[{ inline: 'x'.repeat(200_000) }]] }]),
  },
  {
    name: 'a shared text beyond all measure',
    content: workbookBytes([{ name: 'S', rows: [['x'.repeat(200_000)]] }]),
  },
  {
    name: 'styles that unpack to far more than styles are',
    content: part('xl/styles.xml', `<styleSheet>${' '.repeat(17 * 1024 * 1024)}</styleSheet>`),
  },
  {
    name: 'another sheet than one of contacts',
    content: workbookBytes([
      {
        name: 'S',
        rows: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
    ]),
  },
  { name: 'control characters', content: 'Full Name,Company Name\nInes,\u0007x\n' },
  {
    name: 'UTF-8 that breaks off in a later line',
    content: Buffer.concat([Buffer.from(`${GOOD}Zoë,x\n`), Buffer.from('Zo\xeb,x\n', 'latin1')]),
  },
  {
    name: 'a byte order mark of UTF-8 before something else',
    content: Buffer.concat([
      Buffer.from('\uFEFFFull Name,Company Name\n'),
      Buffer.from('Zo\xeb,x\n', 'latin1'),
    ]),
  },
  {
    name: 'a text of DOS',
    content: Buffer.concat([Buffer.from(GOOD), Buffer.from('Andr\x82s,x\nM\x81ller,x\n', 'latin1')]),
  },
  {
    name: 'UTF-16 that ends within a character',
    content: encodeText(GOOD, 'UTF-16 LE with byte order mark').subarray(0, -1),
  },
  { name: 'no header', content: 'Ines,Moreau,Halden Optik\n' },
  { name: 'a header without an account', content: of('First Name,Last Name') },
  { name: 'a header without a name', content: of('Company Name,Email') },
  { name: 'ids of accounts without an accounts file', content: of('fullName,accountId') },
  { name: 'two columns of one name', content: of('fullName,accountName,email,emailaddress1') },
  { name: 'two captions for one column', content: of('Prénom,Vorname,Company Name') },
  { name: 'one caption twice', content: of('Full Name,Company Name,Email,Email') },
  {
    name: 'accounts in English',
    content: of('(Do Not Modify) Account,(Do Not Modify) Row Checksum,Account Name,Main Phone'),
  },
  {
    name: 'accounts in German',
    content: of('(Nicht ändern) Firma,(Nicht ändern) Zeilenprüfsumme,Firmenname,Ort'),
  },
  { name: 'accounts in French', content: of('(Ne pas modifier) Compte,Nom du compte') },
  { name: 'accounts in Dutch', content: of('(Niet wijzigen) Account,Accountnaam') },
  { name: 'accounts by their columns', content: of('Account Name,Main Phone,Primary Contact') },
  {
    name: 'accounts in a workbook',
    content: workbookBytes([{ name: 'S', rows: [['(Do Not Modify) Account', 'Account Name']] }]),
  },
  { name: 'leads in English', content: of('(Do Not Modify) Lead,First Name,Last Name,Company Name') },
  { name: 'leads in German', content: of('(Nicht ändern) Lead,Vorname,Nachname,Firmenname') },
  { name: 'leads in French', content: of('(Ne pas modifier) Prospect,Nom,Nom de la société') },
  { name: 'leads in Dutch', content: of('(Niet wijzigen) Lead,Volledige naam,Bedrijfsnaam') },
  { name: 'leads by their columns', content: of('Subject,First Name,Last Name,Company Name,Lead Source') },
  { name: 'opportunities', content: of('(Do Not Modify) Opportunity,Topic,Account') },
  { name: 'cases', content: of('(Ne pas modifier) Incident,Titre') },
  { name: 'a choice of a caption that is not there', content: GOOD, columns: 'jobTitle=Role' },
  { name: 'a choice of a column that there is not', content: GOOD, columns: 'title=Full Name' },
  { name: 'a column chosen twice', content: GOOD, columns: 'email=A,E_MAIL=B' },
  { name: 'a caption chosen twice', content: GOOD, columns: 'email=A,jobTitle=a' },
  { name: 'a choice without a caption', content: GOOD, columns: 'email' },
  { name: 'a choice with an open quotation mark', content: GOOD, columns: '"email=A' },
];
