import type { Encoding } from "../../shared/contestFile/encodings.ts";
import { decodeStrictly } from "./guessEncoding.ts";
import { plausibilityOf } from "./plausibility.ts";

export interface Garbled {
  readonly line: number;
  readonly text: string;
  readonly meant: string;
}

/** In which a text may have been opened by mistake before it was saved. */
const mistaken = ["windows-1251", "windows-1252", "ibm866", "koi8-r", "macintosh"] as const;
const written = ["utf-8", "windows-1251", "windows-1252", "ibm866", "koi8-r"] as const;

const MAX_LINES = 40;
const MAX_CHARACTERS = 200;
/** How much likelier the meant text must be: at all, and for each character beyond ASCII. */
const MARGIN = 26;
const MARGIN_PER_CHARACTER = 2.5;
/** Of a character that nobody writes. */
const NONSENSE = -12;

/** The first line that is another text's bytes in a wrong encoding: `РџСЂРёРІРµС‚`, `cafÃ©`. FIL4 */
export function findGarbled(text: string): Garbled | null {
  const lines = text.split(/\r\n?|\n/u).entries();
  let looked = 0;
  for (const [index, whole] of lines) {
    const line = whole.slice(Math.max(0, whole.search(/[^\0-\x7f]/u) - 10)).slice(0, MAX_CHARACTERS);
    if (!/[^\0-\x7f]/u.test(line)) continue;
    const meant = meantBy(line);
    if (meant !== null) return { line: index + 1, text: line, meant };
    looked += 1;
    if (looked === MAX_LINES) return null;
  }
  return null;
}

function meantBy(line: string): string | null {
  const characters = line.match(/[^\0-\x7f]/gu)?.length ?? 0;
  const asItStands = plausibilityOf(line)?.score ?? NONSENSE * characters;
  const least = asItStands + Math.max(MARGIN, MARGIN_PER_CHARACTER * characters);
  // A text that is likely as it stands needs no other.
  if (least > 0) return null;
  for (const opened of mistaken) {
    const bytes = bytesOf(line, opened);
    if (bytes === null) continue;
    for (const encoding of written) {
      const meant = encoding === opened ? null : decodeStrictly(bytes, encoding);
      if (meant !== null && (plausibilityOf(meant)?.score ?? Number.NEGATIVE_INFINITY) >= least) return meant;
    }
  }
  return null;
}

const tables = new Map<Encoding, ReadonlyMap<string, number>>();

/** Null where the encoding lacks a character. */
function bytesOf(line: string, encoding: Encoding): Uint8Array | null {
  const table = tables.get(encoding) ?? tableOf(encoding);
  tables.set(encoding, table);
  const bytes = [...line].map((character) => table.get(character) ?? -1);
  return bytes.includes(-1) ? null : Uint8Array.from(bytes);
}

function tableOf(encoding: Encoding): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(encoding);
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  return new Map(bytes.map((byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
}
