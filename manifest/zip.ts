import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 1980, the earliest a zip can tell: the same files make the same bytes. */
const dosDate = 0x21;
const utf8Names = 0x800;
const deflated = 8;
const version = 20;

/** The fields that a file's local header and its directory entry share. */
const commonFields = (content: Buffer, packed: Buffer, name: Buffer): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(dosDate, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
};

const directoryEntry = (fields: Buffer, name: Buffer, offset: number): Buffer => {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 0x01, 0x02, version, 0]), fields, tail, name]);
};

/** A zip of a few small files at its root, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export const zip = (files: ReadonlyMap<string, Buffer>): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [fileName, content] of files) {
    const name = Buffer.from(fileName);
    const packed = deflateRawSync(content, { level: 9 });
    const fields = commonFields(content, packed, name);
    const part = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), fields, name, packed]);
    parts.push(part);
    directory.push(directoryEntry(fields, name, offset));
    offset += part.length;
  }
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 0x05, 0x06]);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
};
