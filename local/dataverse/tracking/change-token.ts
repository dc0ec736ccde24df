export type ChangeToken = { readonly version: number; readonly at: Date };

const two = (value: number) => String(value).padStart(2, '0');

/** The documented form, `919042!08/22/2017 08:10:44`, already encoded as it stands in a link. */
export function encodeChangeToken(token: ChangeToken): string {
  const { at } = token;
  const date = `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${at.getUTCFullYear()}`;
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  const encoded = encodeURIComponent(`${token.version}!${date} ${time}`).replaceAll('!', '%21');
  return encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

export function parseChangeToken(text: string): ChangeToken | undefined {
  const found = /^(\d+)!(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/.exec(text);
  if (found === null) return undefined;
  const [, version, month, date, year, time] = found;
  return { version: Number(version), at: new Date(`${year}-${month}-${date}T${time}Z`) };
}
