import zlib from "node:zlib";
import sharp from "sharp";

/** Stands in files where no pixel is. */
export const marker = "MARKER-0xC0FFEE";

/** A picture whose upper left corner is red, the rest of it blue. */
export function drawing(width = 60, height = 40) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let index = 0; index < width * height; index += 1) {
    const isCorner = index % width < width / 4 && index / width < height / 4;
    pixels.set(isCorner ? [255, 0, 0] : [0, 0, 255], index * 3);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Of as many colours as there are pixels, so that no form of it is small. */
export function noise(width: number, height: number, channels: 3 | 4) {
  const pixels = Buffer.alloc(width * height * channels);
  let seed = 1;
  for (let index = 0; index < pixels.length; index += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    pixels[index] = seed >>> 24;
  }
  return sharp(pixels, { raw: { width, height, channels } });
}

const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(zlib.crc32(body));
  return Buffer.concat([length, body, crc]);
}

/** A PNG of black, one bit for each pixel; `chunks` come before its pixels. */
export function png(width: number, height: number, ...chunks: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const row = 1 + Math.ceil(width / 8);
  // What claims to be huge has the pixels of a small one.
  const pixels = zlib.deflateSync(Buffer.alloc(Math.min(row * height, 64 * 1024 * 1024)));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    ...chunks,
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A GIF of so many frames, of one pixel each, on a screen of these sides. */
export function gif(width: number, height: number, frames: number): Buffer {
  const screen = Buffer.alloc(4);
  screen.writeUInt16LE(width, 0);
  screen.writeUInt16LE(height, 2);
  const head = Buffer.concat([
    Buffer.from("GIF89a"),
    screen,
    Buffer.from([0x80, 0, 0]),
    Buffer.from([255, 0, 0, 0, 0, 255]),
  ]);
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]);
}

/** A JPEG whose last scan comes so many times more. */
export function manyScans(jpeg: Buffer, times: number): Buffer {
  const at = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
  const scan = jpeg.subarray(at, jpeg.length - 2);
  return Buffer.concat([
    jpeg.subarray(0, at),
    ...Array.from({ length: times }, () => scan),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** The same, but that it says it is as large as a JPEG can be. */
export function hugeSides(jpeg: Buffer): Buffer {
  const changed = Buffer.from(jpeg);
  const at = changed.findIndex(
    (byte, index) => byte === 0xff && [0xc0, 0xc2].includes(changed[index + 1] ?? 0),
  );
  changed.writeUInt16BE(65_000, at + 5);
  changed.writeUInt16BE(65_000, at + 7);
  return changed;
}
