/** Number formats that are built in and show a day or a time (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 in East Asia). */
const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a number format shows its number as a day or a time: what is quoted, escaped or a colour does not count. */
export function isDayFormat({ id, code }: { id: number; code: string | undefined }): boolean {
  if (code === undefined) return BUILT_IN.some(([first, last]) => id >= first && id <= last);
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare);
}
