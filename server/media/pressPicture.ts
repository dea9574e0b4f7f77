import sharp, { type OutputInfo, type Sharp } from "sharp";
import { type PictureType, pictureLimits } from "../../shared/pictures.ts";
import type { PictureKind } from "./pictureKind.ts";

/** A picture as it is kept. */
export interface PressedPicture {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  readonly content: Buffer;
}

/** What claims to have more is not opened: 40 megapixels are more than a telephone takes. */
const mostPixels = 40_000_000;

/** Whatever a file says of itself, nothing else than these reads it. */
const loaders = ["VipsForeignLoadPng", "VipsForeignLoadJpeg", "VipsForeignLoadNsgif", "VipsForeignLoadWebp"];

/** Tried in this order until one is small enough. */
const steps = [
  { side: pictureLimits.sidePixels, quality: 85 },
  { side: pictureLimits.sidePixels, quality: 70 },
  { side: 1280, quality: 70 },
  { side: 1024, quality: 60 },
  { side: 640, quality: 50 },
] as const;

interface Pixels {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

/**
 * The picture anew, from nothing but the pixels of its first frame: upright, within the longest side and the most bytes
 * that are kept. The same bytes give the same picture. Throws for what cannot be read. MED2 MED3
 */
export async function pressPicture(bytes: Uint8Array, kind: PictureKind): Promise<PressedPicture> {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: loaders });
  const pixels = await readPixels(bytes);
  if (kind === "jpeg") return smallestNeeded(jpegs(pixels));
  const isOpaque = !hasAlpha(pixels) || isAlphaFull(pixels);
  return smallestNeeded([png(pixels, isOpaque), ...(isOpaque ? jpegs(pixels) : webps(pixels))]);
}

async function readPixels(bytes: Uint8Array): Promise<Pixels> {
  const options = { limitInputPixels: mostPixels, failOn: "error", pages: 1 } as const;
  return shrunk(sharp(bytes, options).autoOrient().toColourspace("srgb"), pictureLimits.sidePixels)
    .raw()
    .toBuffer({ resolveWithObject: true });
}

type Attempt = () => Promise<PressedPicture>;

async function smallestNeeded(attempts: readonly Attempt[]): Promise<PressedPicture> {
  for (const attempt of attempts) {
    const picture = await attempt();
    if (picture.content.length <= pictureLimits.storedBytes) return picture;
  }
  throw new Error("no form of the picture is small enough");
}

function png(pixels: Pixels, isOpaque: boolean): Attempt {
  return () => pressed(imageOf(pixels, isOpaque).png({ compressionLevel: 9 }), "image/png");
}

function jpegs(pixels: Pixels): readonly Attempt[] {
  return steps.map(({ side, quality }) => () => {
    return pressed(shrunk(imageOf(pixels, true), side).jpeg({ quality }), "image/jpeg");
  });
}

/** What can be seen through stays so. */
function webps(pixels: Pixels): readonly Attempt[] {
  return steps.map(({ side, quality }) => () => {
    return pressed(
      shrunk(imageOf(pixels, false), side).webp({ quality, alphaQuality: quality }),
      "image/webp",
    );
  });
}

async function pressed(image: Sharp, type: PictureType): Promise<PressedPicture> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { type, width: info.width, height: info.height, content: data };
}

function imageOf({ data, info }: Pixels, isOpaque: boolean): Sharp {
  const { width, height, channels } = info;
  const image = sharp(data, { raw: { width, height, channels } });
  return isOpaque ? image.removeAlpha() : image;
}

function shrunk(image: Sharp, side: number): Sharp {
  return image.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });
}

function hasAlpha({ info }: Pixels): boolean {
  return info.channels === 2 || info.channels === 4;
}

function isAlphaFull({ data, info: { channels } }: Pixels): boolean {
  for (let index = channels - 1; index < data.length; index += channels)
    if (data[index] !== 255) return false;
  return true;
}
