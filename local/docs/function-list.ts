const START = '<!-- functions -->';
const END = '<!-- /functions -->';

/** The block of the README between its two marks, without surrounding white space. */
export function readFunctionList(readme: string): string {
  const { before, after } = splitAtMarks(readme);
  return readme.slice(before.length, readme.length - after.length).trim();
}

export function replaceFunctionList(readme: string, { table }: { table: string }): string {
  const { before, after } = splitAtMarks(readme);
  return `${before}\n\n${table}\n\n${after}`;
}

function splitAtMarks(readme: string): { before: string; after: string } {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) {
    throw new Error(
      `README.md needs the marks ${START} and ${END}, in this order, around the list of functions.`,
    );
  }
  return { before: readme.slice(0, start + START.length), after: readme.slice(end) };
}
