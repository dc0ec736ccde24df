import { crc32, deflateRawSync } from 'node:zlib';

type Part = { name: string; content: string | Uint8Array };

const u16 = (value: number) => [value & 0xff, (value >>> 8) & 0xff];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];

/** A zip file as Office writes one: deflated parts, a directory, no comment (APPNOTE.TXT 4.3). */
export function zipBytes(parts: readonly Part[]): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 1 });
    const nameBytes = Buffer.from(name);
    const facts = [
      ...[...u16(20), ...u16(0x0800), ...u16(8), ...u32(0x00210000)],
      ...[
        ...u32(crc32(bytes)),
        ...u32(packed.length),
        ...u32(bytes.length),
        ...u16(nameBytes.length),
        ...u16(0),
      ],
    ];
    const local = Buffer.concat([Buffer.from([...u32(0x04034b50), ...facts]), nameBytes, packed]);
    const rest = [...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(offset)];
    directory.push(Buffer.from([...u32(0x02014b50), ...u16(20), ...facts, ...rest]), nameBytes);
    chunks.push(local);
    offset += local.length;
  }
  const end = Buffer.concat(directory);
  const counts = [...u16(0), ...u16(0), ...u16(parts.length), ...u16(parts.length)];
  const tail = [...u32(0x06054b50), ...counts, ...u32(end.length), ...u32(offset), ...u16(0)];
  return Buffer.concat([...chunks, end, Buffer.from(tail)]);
}
