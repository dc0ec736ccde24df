import { posix } from 'node:path';
import { isDayFormat } from './day-format.ts';
import { readWholeXml, type XmlListener } from './read-xml.ts';
import type { ZipArchive } from './zip-archive.ts';

/** Dataverse and Excel write these parts in some kilobytes. */
const SMALL_PART_BYTES_MAX = 16 * 1024 * 1024;

export type WorkbookParts = {
  sheets: readonly { name: string; part: string; hidden: boolean }[];
  /** Excel for Macintosh counted days from 1904. */
  from1904: boolean;
  sharedStrings: string | undefined;
  /** Whether each cell style shows its number as a day, by the number of the style. */
  dayStyles: readonly boolean[];
};

type Source = { archive: ZipArchive; file: string };
type Relation = { id: string; type: string; target: string };

const readSmall = (source: Source, name: string, listener: XmlListener) =>
  readWholeXml({ ...source, name, bytesMax: SMALL_PART_BYTES_MAX }, listener);

async function readRelations(source: Source, owner: string): Promise<Relation[]> {
  const folder = posix.dirname(owner);
  const relations: Relation[] = [];
  await readSmall(source, posix.join(folder, '_rels', `${posix.basename(owner)}.rels`), {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.push({ id: Id, type: posix.basename(Type), target });
    },
  });
  return relations;
}

async function readDayStyles(source: Source, part: string | undefined): Promise<boolean[]> {
  const own = new Map<string, string>();
  const styles: boolean[] = [];
  let inCells = false;
  if (part === undefined) return styles;
  await readSmall(source, part, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') own.set(numFmtId, formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells)
        styles.push(isDayFormat({ id: Number(numFmtId), code: own.get(numFmtId) }));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

const MAIN_PART = 'xl/workbook.xml';

/** What a workbook consists of; undefined when the archive is none. Throws BadInput for a damaged one. */
export async function readWorkbookParts(source: Source): Promise<WorkbookParts | undefined> {
  const [main] = (await readRelations(source, '')).filter(({ type }) => type === 'officeDocument');
  const workbook = main?.target ?? MAIN_PART;
  if (!source.archive.has(workbook)) return undefined;
  const relations = await readRelations(source, workbook);
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target;
  const targets = new Map(relations.map(({ id, target }) => [id, target]));
  const sheets: { name: string; part: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readSmall(source, workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const part = targets.get(attributes['r:id'] ?? attributes['id'] ?? '');
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      if (part !== undefined && source.archive.has(part))
        sheets.push({ name: attributes['name'] ?? '', part, hidden });
    },
  });
  const dayStyles = await readDayStyles(source, partOf('styles'));
  return { sheets, from1904, sharedStrings: partOf('sharedStrings'), dayStyles };
}
