/** Excel's own limit of a cell (its specifications page); four times as much leaves room for escapes. */
export const CELL_CHARACTERS_MAX = 4 * 32_767;

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Gathers the text of a shared or an inline string: all its runs, without the phonetic reading beside them. */
export function cellText(container: 'si' | 'is') {
  let inside = false;
  let inText = false;
  let phonetic = false;
  let gathered = '';
  let tooLong = false;
  return {
    open: (name: string) => {
      if (name === container) inside = true;
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = inside && !phonetic;
    },
    text: (text: string) => {
      if (inText) gathered += text;
      tooLong ||= gathered.length > CELL_CHARACTERS_MAX;
    },
    close: (name: string) => {
      if (name === container) inside = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
    take: (): string => {
      const text = gathered;
      gathered = '';
      return unescapeText(text);
    },
    tooLong: () => tooLong,
    problem: `a cell of the workbook holds more than ${CELL_CHARACTERS_MAX} characters; shorten it`,
  };
}
