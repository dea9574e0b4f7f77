import { crc32, deflateRawSync } from "node:zlib";
import { storedZip } from "../sheets/storedZip.ts";
import { unzipParts } from "../sheets/zipParts.ts";

/** The parts of a zip file, as texts. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const unzipped = unzipParts(Buffer.from(bytes), () => true, { zipEntries: 500, unzippedBytes: 2 ** 30 });
  if (!unzipped.ok) throw new Error(unzipped.why);
  return new Map([...unzipped.parts].map(([name, part]) => [name, part.toString("utf8")]));
}

/** A zip file of these texts, not packed. */
export function zipOf(parts: ReadonlyMap<string, string>): Buffer {
  return storedZip(new Map([...parts].map(([name, text]) => [name, Buffer.from(text)])));
}

/**
 * A zip file of one packed part, beside others; `toldBytes`: what it says of the part's unpacked size. Small, however large the part: for bombs.
 */
export function bombOf(
  others: ReadonlyMap<string, string>,
  name: string,
  bytes: Buffer,
  toldBytes = bytes.length,
): Buffer {
  const packed = deflateRawSync(bytes, { level: 9 });
  const zip = storedZip(
    new Map([...[...others].map(([other, text]) => [other, Buffer.from(text)] as const), [name, packed]]),
  );
  // What the stored form says of the packed part, in its local header and in the directory.
  const sums = Buffer.alloc(4);
  sums.writeUInt32LE(crc32(packed));
  for (let at = zip.indexOf(sums); at >= 0; at = zip.indexOf(sums, at + 1)) {
    const isLocal = at >= 14 && zip.readUInt32LE(at - 14) === 0x04034b50;
    const isListed = at >= 16 && zip.readUInt32LE(at - 16) === 0x02014b50;
    if (!isLocal && !isListed) continue;
    zip.writeUInt16LE(8, at - 6);
    zip.writeUInt32LE(crc32(bytes), at);
    zip.writeUInt32LE(toldBytes, at + 8);
  }
  return zip;
}
