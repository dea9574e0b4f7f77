import { pasteLimits } from "./bounds.ts";

const dataUri = /data:(image\/(?:png|jpe?g|gif|webp|bmp|svg\+xml));base64,([a-z0-9+/=\s]*)/giu;

/** `data:` addresses taken out of HTML, so that what is left is short enough to be parsed: `regatta-data:0`, `regatta-data:1` … */
export function takeOutData(html: string): {
  readonly html: string;
  readonly pictures: readonly (Blob | null)[];
} {
  const pictures: (Blob | null)[] = [];
  const left = html.replace(dataUri, (_, type: string, base64: string) => {
    const isRead = pictures.length < pasteLimits.pictures && base64.length <= pasteLimits.pictureCharacters;
    pictures.push(isRead ? decode(base64, type.toLowerCase()) : null);
    return `regatta-data:${pictures.length - 1}`;
  });
  return { html: left, pictures };
}

/** Where `takeOutData` has put it. */
export function dataIndexOf(address: string): number | null {
  const figure = /^regatta-data:(\d{1,6})$/u.exec(address)?.[1];
  return figure === undefined ? null : Number(figure);
}

function decode(base64: string, type: string): Blob | null {
  try {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes.length === 0
      ? null
      : new Blob([bytes], { type: type === "image/jpg" ? "image/jpeg" : type });
  } catch {
    return null;
  }
}
