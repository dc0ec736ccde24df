/** "Last, First" or "First Last": the last word is the family name, since nothing tells where it stands instead. */
export function splitFullName(fullName: string): { firstName?: string; lastName: string } {
  const comma = /^([^,]+),\s*(.+)$/.exec(fullName);
  if (comma?.[1] !== undefined && comma[2] !== undefined)
    return { firstName: comma[2].trim(), lastName: comma[1].trim() };
  const words = fullName.trim().split(/\s+/);
  const lastName = words.pop() ?? '';
  return words.length === 0 ? { lastName } : { firstName: words.join(' '), lastName };
}
