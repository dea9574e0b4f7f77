import { randomInt } from "node:crypto";

/** Something that stands nowhere but where it was put: a text or a number, and every form it may travel in. */
export interface Canary {
  readonly name: string;
  readonly forms: readonly Form[];
}

export interface Form {
  readonly name: string;
  readonly bytes: Buffer;
  /** Whether digits beside it make it another number. */
  readonly alone: boolean;
}

/** A long word that no language has, and that holds no other. */
export function randomWord(letters: string = "bcdfghjkmnpqrtvwxz", length = 16): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join("");
}

/** The commonest: a word of others could be taken for text in a wrong encoding, and its file be refused. */
export const cyrillicLetters = "аеиоунтсрвлкмдп";

/**
 * So many digits, the last one such that no fraction with a power of ten below is shortened. The four-byte forms are
 * like no text, so that none is met by chance.
 */
export function randomNumber(digits: number): bigint {
  for (;;) {
    const middle = Array.from({ length: digits - 2 }, () => randomInt(10)).join("");
    const number = BigInt(`${randomInt(1, 10)}${middle}${"1379".charAt(randomInt(4))}`);
    const short = shortForms(number);
    if (short.every(({ bytes }) => bytes.filter((byte) => byte >= 0x80).length >= 2)) return number;
  }
}

/** A text exactly as it stands here, capitals included. */
export function textCanary(name: string, text: string): Canary {
  return { name, forms: textForms(text) };
}

/** A number in whatever notation or encoding, and moved by powers of ten, as percentages and decimals are. */
export function numberCanary(name: string, number: bigint): Canary {
  const digits = number.toString();
  const grouped = [" ", ",", ".", "'", "\u00A0", "\u202F"].map((separator) =>
    digits.replace(/\B(?=(\d{3})+$)/g, separator),
  );
  const pointed = Array.from(digits).flatMap((_, index) =>
    index === 0 ? [] : [".", ","].map((point) => `${digits.slice(0, index)}${point}${digits.slice(index)}`),
  );
  const notations = new Set([...grouped, ...pointed, number.toString(16)]);
  const doubles = Array.from({ length: digits.length + 3 }, (_, index) => index - digits.length).flatMap(
    (power) => bothWays(`float64 ·10^${power}`, doubleOf(Number(`${digits}e${power}`))),
  );
  const forms = [
    ...textForms(digits),
    ...Array.from(notations, (written) => ({
      name: `utf8 ${written}`,
      bytes: Buffer.from(written, "utf8"),
      alone: false,
    })),
    ...doubles,
    ...bothWays("int64", longOf(number)),
    ...shortForms(number),
    { name: "LEB128", bytes: leb128Of(number), alone: false },
  ];
  return { name, forms };
}

/** A short number that is only a secret as a text: not as a part of a longer number. */
export function digitsCanary(name: string, digits: string): Canary {
  return {
    name,
    forms: textForms(digits).map((form) => ({ ...form, alone: form.name.startsWith("utf8 ") })),
  };
}

/** The forms of the canary that stand in these bytes; none when it does not. */
export function formsIn(received: readonly Buffer[], { forms }: Canary): readonly string[] {
  return forms.filter((form) => received.some((bytes) => stands(form, bytes))).map(({ name }) => name);
}

function stands({ bytes, alone }: Form, haystack: Buffer): boolean {
  for (let at = haystack.indexOf(bytes); at >= 0; at = haystack.indexOf(bytes, at + 1)) {
    if (!alone || (!isDigit(haystack[at - 1]) && !isDigit(haystack[at + bytes.length]))) return true;
  }
  return false;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function textForms(text: string): readonly Form[] {
  const escaped = [
    text,
    JSON.stringify(text).slice(1, -1),
    JSON.stringify(JSON.stringify(text)).slice(3, -3),
    Array.from(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
    encodeURIComponent(text),
    Array.from(text).toReversed().join(""),
  ];
  return [...new Set(escaped)].flatMap((written) => [
    ...carried(`utf8 ${written}`, Buffer.from(written, "utf8")),
    ...carried(`utf16le ${written}`, Buffer.from(written, "utf16le")),
    ...carried(`utf16be ${written}`, Buffer.from(written, "utf16le").swap16()),
  ]);
}

/** The bytes themselves, and as base64 (in either alphabet, beginning anywhere) and hexadecimal text. */
function carried(name: string, bytes: Buffer): readonly Form[] {
  const base64 = [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    // Letters that hold bits of the neighbours are left away.
    const inner = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
  });
  const hex = bytes.toString("hex");
  const texts = [...base64.map((encoded) => `base64 ${encoded}`), `hex ${hex}`, `hex ${hex.toUpperCase()}`];
  return [
    { name, bytes, alone: false },
    ...[...new Set(texts)].map((text) => {
      const encoded = text.slice(text.indexOf(" ") + 1);
      return {
        name: `${text.split(" ", 1)[0]} of ${name}`,
        bytes: Buffer.from(encoded, "latin1"),
        alone: false,
      };
    }),
  ];
}

function shortForms(number: bigint): readonly Form[] {
  const int32 = Buffer.alloc(4);
  int32.writeUInt32LE(Number(BigInt.asUintN(32, number)));
  const float32 = Buffer.alloc(4);
  float32.writeFloatLE(Number(number));
  return [...bothWays("int32", int32), ...bothWays("float32", float32)];
}

function bothWays(name: string, littleEndian: Buffer): readonly Form[] {
  return [
    { name: `${name} LE`, bytes: littleEndian, alone: false },
    { name: `${name} BE`, bytes: Buffer.from(littleEndian).reverse(), alone: false },
  ];
}

function doubleOf(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

function longOf(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}

function leb128Of(value: bigint): Buffer {
  const bytes: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 7n) {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
  }
  return Buffer.from(bytes);
}
