// The client reads the delivery tag as a .NET Guid: its first three groups are little-endian.
const DOTNET_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

function reordered(bytes: Uint8Array): Buffer {
  return Buffer.from(DOTNET_ORDER.map((position) => bytes[position] ?? 0));
}

export function tagOfToken(token: string): Buffer {
  return reordered(uuidBytes(token));
}

export function tokenOfTag(tag: Buffer | string): string {
  return uuidText(reordered(typeof tag === 'string' ? Buffer.from(tag, 'latin1') : tag));
}

/** The bytes in the order of the text, as $management carries them. */
export function uuidBytes(token: string): Buffer {
  return Buffer.from(token.replaceAll('-', ''), 'hex');
}

export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
