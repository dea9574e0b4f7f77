import { brotliDecompressSync } from "node:zlib";

/** What a test asks of a font file. */
export interface FontFile {
  readonly unitsPerEm: number;
  readonly capHeight: number;
  readonly lineGap: number;
  /** Least and most of every axis of variation. */
  readonly axes: Readonly<Record<string, readonly [least: number, most: number]>>;
  /** In units; undefined for a character that is not in the file. */
  widthOf(character: string): number | undefined;
}

/** Tables that a directory may name by their number in this list, as far as the files of the pages have them. */
const knownTags = [
  ..."cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT".split(
    " ",
  ),
  ..."VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar".split(
    " ",
  ),
  ..."fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill".split(
    " ",
  ),
];
const otherTag = 63;
const headerBytes = 48;

/** Reads a WOFF2 file (https://www.w3.org/TR/WOFF2/), tables that are kept as they were. */
export function readWoff2(file: Buffer): FontFile {
  const tables = tablesOf(file);
  const table = (tag: string) => {
    const bytes = tables.get(tag);
    if (bytes === undefined) throw new Error(`no table ${tag}`);
    return bytes;
  };
  const [head, hhea, hmtx, fvar, os2] = ["head", "hhea", "hmtx", "fvar", "OS/2"].map(table) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  const glyphOf = glyphsOf(table("cmap"));
  const longMetrics = hhea.readUInt16BE(34);
  return {
    unitsPerEm: head.readUInt16BE(18),
    capHeight: os2.readInt16BE(88),
    lineGap: hhea.readInt16BE(8),
    axes: axesOf(fvar),
    widthOf(character) {
      const glyph = glyphOf(character.codePointAt(0) ?? 0);
      return glyph === 0 ? undefined : hmtx.readUInt16BE(4 * Math.min(glyph, longMetrics - 1));
    },
  };
}

function tablesOf(file: Buffer): ReadonlyMap<string, Buffer> {
  let at = headerBytes;
  const take = (bytes: number) => {
    at += bytes;
    return file.subarray(at - bytes, at);
  };
  const takeLength = () => {
    let length = 0;
    for (;;) {
      const byte = take(1).readUInt8();
      length = length * 128 + (byte & 127);
      if (byte < 128) return length;
    }
  };
  const entries = Array.from({ length: file.readUInt16BE(12) }, () => {
    const flags = take(1).readUInt8();
    const number = flags & 63;
    const tag = number === otherTag ? take(4).toString("latin1") : (knownTags[number] ?? "");
    const length = takeLength();
    // Of outlines the untransformed form is the exception, of all others the rule.
    const isTransformed = /glyf|loca/.test(tag) ? flags >> 6 !== 3 : flags >> 6 !== 0;
    return { tag, length: isTransformed ? takeLength() : length };
  });
  const data = brotliDecompressSync(take(file.readUInt32BE(20)));
  const tables = new Map<string, Buffer>();
  let from = 0;
  for (const { tag, length } of entries) {
    tables.set(tag, data.subarray(from, from + length));
    from += length;
  }
  return tables;
}

function axesOf(fvar: Buffer): FontFile["axes"] {
  const first = fvar.readUInt16BE(4);
  const [count, size] = [fvar.readUInt16BE(8), fvar.readUInt16BE(10)];
  const axes = Array.from({ length: count }, (_, index) => {
    const axis = fvar.subarray(first + index * size);
    const range = [axis.readInt32BE(4) / 65_536, axis.readInt32BE(12) / 65_536] as const;
    return [axis.toString("latin1", 0, 4), range] as const;
  });
  return Object.fromEntries(axes);
}

/** Which glyph shows a character, by the table's segments (format 4). */
function glyphsOf(cmap: Buffer): (character: number) => number {
  const segments = cmap.subarray(cmap.readUInt32BE(8));
  const bytes = segments.readUInt16BE(6);
  const at = (list: number, index: number) =>
    segments.readUInt16BE(14 + list * bytes + (list > 0 ? 2 : 0) + 2 * index);
  return (character) => {
    const index = Array.from({ length: bytes / 2 }).findIndex((_, segment) => at(0, segment) >= character);
    const start = at(1, index);
    if (index < 0 || start > character) return 0;
    const [delta, offset] = [at(2, index), at(3, index)];
    if (offset === 0) return (character + delta) & 0xffff;
    const glyph = segments.readUInt16BE(16 + 3 * bytes + 2 * index + offset + 2 * (character - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}
