const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id in the lower-case form in which Dataverse answers, or undefined if the text is no id. */
export function parseGuid(text: string): string | undefined {
  const bare = text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text;
  return GUID.test(bare) ? bare.toLowerCase() : undefined;
}

const reverseBytes = (hex: string) => (hex.match(/../g) ?? []).reverse().join('');

/**
 * A text that sorts as SQL Server sorts unique identifiers: last byte group first, the first three groups little-endian.
 * A client that assumes ids to be in textual order goes wrong here as it does in the cloud.
 */
export function guidOrder(id: string): string {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = id.split('-');
  return fifth + fourth + reverseBytes(third) + reverseBytes(second) + reverseBytes(first);
}
