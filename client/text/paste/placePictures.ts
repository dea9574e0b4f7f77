import { dataIndexOf } from "./dataPictures.ts";
import { picturesInRtf } from "./rtfPictures.ts";

/** What the clipboard holds of pictures besides the addresses. */
interface PictureSources {
  readonly data: readonly (Blob | null)[];
  readonly rtf: string;
  readonly files: readonly Blob[];
}

/**
 * The picture that belongs to each address: out of the address itself; for a file of the writer's computer the picture at its
 * place in the RTF; else the clipboard's own file, if there is one for each that is still missing. Null for a lost one. PST5
 */
export function placePictures(
  addresses: readonly string[],
  { data, rtf, files }: PictureSources,
): readonly (Blob | null)[] {
  const isLocal = (address: string) => dataIndexOf(address) === null && !/^(?:https?:)?\/\//iu.test(address);
  const written = addresses.some(isLocal)
    ? inOrder(picturesInRtf(rtf), addresses.filter(isLocal).length)
    : [];
  const images = files.filter(({ type }) => type.startsWith("image/"));
  let local = 0;
  const found = addresses.map((address) => {
    const index = dataIndexOf(address);
    if (index !== null) return data[index] ?? null;
    return isLocal(address) ? (written[local++] ?? null) : null;
  });
  const missing = found.filter((picture) => picture === null).length;
  let next = 0;
  return missing === images.length ? found.map((picture) => picture ?? images[next++] ?? null) : found;
}

/** Only as many as there are places: otherwise one would stand in another's place. */
function inOrder(pictures: readonly (Blob | null)[], places: number): readonly (Blob | null)[] {
  if (pictures.length === places) return pictures;
  const readable = pictures.filter((picture) => picture !== null);
  return readable.length === places ? readable : [];
}
