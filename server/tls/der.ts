/** The pieces of DER (X.690) that one certificate needs. Each function returns a whole value: tag, length, content. */

export function sequence(...values: readonly Uint8Array[]): Buffer {
  return value(0x30, ...values);
}

export function set(...values: readonly Uint8Array[]): Buffer {
  return value(0x31, ...values);
}

/** Of bytes that are a positive number, the highest first. */
export function integer(bytes: Uint8Array): Buffer {
  const significant = bytes.subarray(
    Math.max(
      0,
      bytes.findIndex((byte) => byte !== 0),
    ),
  );
  // A leading one would make it negative.
  const sign = (significant[0] ?? 0) & 0x80 ? [0] : [];
  return value(0x02, Uint8Array.from(sign), significant.length > 0 ? significant : Uint8Array.of(0));
}

export function boolean(isTrue: boolean): Buffer {
  return value(0x01, Uint8Array.of(isTrue ? 0xff : 0));
}

/** Such as `2.5.29.17`. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return value(0x06, Uint8Array.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** `unusedBits`: at the end of the last byte. */
export function bitString(bytes: Uint8Array, unusedBits = 0): Buffer {
  return value(0x03, Uint8Array.of(unusedBits), bytes);
}

export function octetString(bytes: Uint8Array): Buffer {
  return value(0x04, bytes);
}

export function utf8String(text: string): Buffer {
  return value(0x0c, Buffer.from(text, "utf8"));
}

/** To the second, as a certificate says it: with two digits of the year until 2049. */
export function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/\.\d+/, "").replace(/[-:T]/g, "");
  const isShort = Number(digits.slice(0, 4)) < 2050;
  return isShort ? value(0x17, Buffer.from(digits.slice(2))) : value(0x18, Buffer.from(digits));
}

/** A value within a numbered tag. */
export function explicit(number: number, content: Uint8Array): Buffer {
  return value(0xa0 + number, content);
}

/** A primitive value that a numbered tag stands for. */
export function implicit(number: number, content: Uint8Array): Buffer {
  return value(0x80 + number, content);
}

function value(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Uint8Array.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(bytes: number): readonly number[] {
  if (bytes < 0x80) return [bytes];
  const digits = bytes < 0x1_00 ? [bytes] : [bytes >> 8, bytes & 0xff];
  if (bytes > 0xff_ff) throw new RangeError("no certificate of ours is as long");
  return [0x80 + digits.length, ...digits];
}

function base128(number: number): readonly number[] {
  const digits = [number & 0x7f];
  for (let rest = number >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
