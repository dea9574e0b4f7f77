import type { Encoding } from "../../../shared/contestFile/encodings.ts";

type Table = ReadonlyMap<string, readonly number[]>;
const tables = new Map<Encoding, Table>();

/** The bytes of a text in an encoding; null where the encoding lacks one of its characters. */
export function encodeText(text: string, encoding: Encoding): Uint8Array | null {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-16le") return new Uint8Array(Buffer.from(text, "utf16le"));
  if (encoding === "utf-16be") return new Uint8Array(Buffer.from(text, "utf16le").swap16());
  const table = tables.get(encoding) ?? tableOf(encoding);
  tables.set(encoding, table);
  const bytes = [...text].map((character) => table.get(character));
  return bytes.some((known) => known === undefined)
    ? null
    : Uint8Array.from(bytes.flatMap((known) => known ?? []));
}

/** Read backwards from the decoder: single bytes, then pairs. */
function tableOf(encoding: Encoding): Table {
  const table = new Map<string, readonly number[]>();
  const note = (bytes: readonly number[]) => {
    const text = new TextDecoder(encoding).decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== "\uFFFD" && !table.has(text)) table.set(text, bytes);
  };
  for (let first = 0; first < 256; first += 1) note([first]);
  for (let first = 0x81; first < 256; first += 1)
    for (let second = 0x30; second < 256; second += 1) note([first, second]);
  return table;
}
