import { pictureLimits } from "../../../shared/pictures.ts";
import { safeSvg } from "./safeSvg.ts";

/** A picture that the browser has read. */
export interface LoadedPicture {
  /** As it is to be seen: turned as the camera says. */
  readonly width: number;
  readonly height: number;
  /** Null: the browser could not. */
  draw(width: number, height: number, type: "image/png" | "image/jpeg"): Promise<Blob | null>;
  release(): void;
}

/** Reads a file as a picture, without running or loading anything; null: it is none. */
export type LoadPicture = (file: Blob) => Promise<LoadedPicture | null>;

export type PreparedPicture =
  | { readonly ok: true; readonly bytes: Blob }
  | { readonly ok: false; readonly code: "picture_unreadable" | "picture_too_large" };

const MAX_FILE_BYTES = 60 * 1024 * 1024;
const MAX_PIXELS = 120_000_000;
/** What the server keeps is smaller than a photograph without losses. */
const MAX_PNG_BYTES = 3 * 1024 * 1024;

/** Turns, shrinks and rasterises a picture, so that nothing but its pixels is sent. MED13 */
export async function preparePicture(
  file: Blob,
  load: LoadPicture = loadInBrowser,
): Promise<PreparedPicture> {
  if (file.size > MAX_FILE_BYTES) return tooLarge;
  const start = new Uint8Array(await readBytes(file.slice(0, 1024)));
  const isDrawing = isSvg(file, start);
  const readable = isDrawing ? await drawingOf(file) : file;
  const picture = readable && (await load(readable));
  if (!picture) return unreadable;
  try {
    const { width, height } = picture;
    if (!(width > 0 && height > 0)) return unreadable;
    if (width * height > MAX_PIXELS) return tooLarge;
    const scale = Math.min(1, pictureLimits.sidePixels / Math.max(width, height));
    const draw = (type: "image/png" | "image/jpeg") =>
      picture.draw(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), type);
    const first = await draw(isPhotograph(file, start) ? "image/jpeg" : "image/png");
    const bytes = first && first.size > MAX_PNG_BYTES ? await draw("image/jpeg") : first;
    if (!bytes) return unreadable;
    return bytes.size > pictureLimits.uploadBytes ? tooLarge : { ok: true, bytes };
  } finally {
    picture.release();
  }
}

const unreadable = { ok: false, code: "picture_unreadable" } as const;
const tooLarge = { ok: false, code: "picture_too_large" } as const;

/** Cameras write these; all else is taken for a drawing, a diagram, a screen, which must stay sharp. */
function isPhotograph(file: Blob, start: Uint8Array): boolean {
  return (start[0] === 0xff && start[1] === 0xd8) || /^image\/(?:jpeg|heic|heif)$/u.test(file.type);
}

function isSvg(file: Blob, start: Uint8Array): boolean {
  if (/^image\/svg\b/u.test(file.type) || ("name" in file && /\.svg$/iu.test(`${file.name}`))) return true;
  return (
    file.type === "" && /^\uFEFF?\s*<(?:\?xml|!DOCTYPE svg|!--|svg)/iu.test(new TextDecoder().decode(start))
  );
}

async function drawingOf(file: Blob): Promise<Blob | null> {
  const safe = safeSvg(new TextDecoder().decode(await readBytes(file)), pictureLimits.sidePixels);
  return safe && new Blob([safe.source], { type: "image/svg+xml" });
}

const patienceMs = 15_000;

/** An `<img>` runs no scripts and loads nothing else, whatever the file says. */
const loadInBrowser: LoadPicture = async (file) => {
  const url = URL.createObjectURL(file);
  const image = new Image();
  const isLoaded = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs);
    const settle = (is: boolean) => () => {
      clearTimeout(timer);
      resolve(is);
    };
    image.onload = settle(true);
    image.onerror = settle(false);
    image.src = url;
  });
  const release = () => URL.revokeObjectURL(url);
  if (!isLoaded) {
    release();
    return null;
  }
  return {
    width: image.naturalWidth,
    height: image.naturalHeight,
    release,
    draw: (width, height, type) => drawImage(image, width, height, type),
  };
};

async function drawImage(
  image: HTMLImageElement,
  width: number,
  height: number,
  type: "image/png" | "image/jpeg",
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  try {
    const context = canvas.getContext("2d");
    if (!context) return null;
    if (type === "image/jpeg") {
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, width, height);
    }
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, width, height);
    return await new Promise((resolve) => canvas.toBlob(resolve, type, 0.9));
  } catch {
    // The browser keeps the pixels to itself.
    return null;
  } finally {
    // Some tablets have memory for few of these.
    canvas.width = 0;
  }
}

function readBytes(blob: Blob): Promise<ArrayBuffer> {
  return blob.arrayBuffer();
}
