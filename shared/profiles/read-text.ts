export type ReadText = { text: string } | { problem: string };

const NUL_BYTES = 'contains NUL bytes: the file is damaged or not saved as UTF-8; save it again as UTF-8';

/** Text of one record. What is no UTF-8 is refused rather than guessed: a wrong letter is a wrong name. */
export function readText(bytes: Buffer): ReadText {
  if (bytes.includes(0)) return { problem: NUL_BYTES };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes) };
  } catch {
    return { problem: 'is not valid UTF-8; save the file as UTF-8 (in Excel: "CSV UTF-8")' };
  }
}
