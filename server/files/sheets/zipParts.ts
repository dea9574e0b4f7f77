import { crc32, inflateRawSync } from "node:zlib";
import { readZipDirectory, type ZipEntry } from "./zipDirectory.ts";

/** The parts of a zip file that are wanted, unpacked, by name. */
export type ZipParts =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Buffer> }
  | { readonly ok: false; readonly why: "broken" | "too large" | "protected" };

export interface ZipLimits {
  readonly zipEntries: number;
  /** Of the wanted parts together. */
  readonly unzippedBytes: number;
}

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;

/**
 * Unpacks the parts whose names are wanted, never more bytes than `unzippedBytes` whatever the file says of its sizes, and compares their
 * checksums. Never throws.
 */
export function unzipParts(bytes: Buffer, isWanted: (name: string) => boolean, limits: ZipLimits): ZipParts {
  const directory = readZipDirectory(bytes, limits.zipEntries);
  if (directory === null) return { ok: false, why: "broken" };
  if (directory === "too many") return { ok: false, why: "too large" };
  const entries = directory.filter(({ name }) => isWanted(name));
  if (entries.some(({ isEncrypted }) => isEncrypted)) return { ok: false, why: "protected" };
  const told = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (told > limits.unzippedBytes) return { ok: false, why: "too large" };
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    const part = unpack(bytes, entry);
    // Two parts of one name are two files for two readers.
    if (part === null || parts.has(entry.name)) return { ok: false, why: "broken" };
    parts.set(entry.name, part);
  }
  return { ok: true, parts };
}

/** Null where it is not what the directory says of it. */
function unpack(
  bytes: Buffer,
  { method, packedBytes, unpackedBytes, crc32: sum, offset }: ZipEntry,
): Buffer | null {
  if (offset + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) return null;
  const start = offset + LOCAL_BYTES + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packedBytes > bytes.length) return null;
  const packed = bytes.subarray(start, start + packedBytes);
  const part = method === 0 ? packed : method === 8 ? inflate(packed, unpackedBytes) : null;
  return part !== null && part.length === unpackedBytes && crc32(part) === sum ? part : null;
}

function inflate(packed: Buffer, unpackedBytes: number): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, unpackedBytes) });
  } catch {
    return null;
  }
}
