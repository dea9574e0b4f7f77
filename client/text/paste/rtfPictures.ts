import { pasteLimits } from "./bounds.ts";

/** Groups whose pictures stand nowhere in the text, or stand there a second time. */
const apart = new Set(
  "nonshppict listpicture header headerl headerr headerf footer footerl footerr footerf".split(" "),
);
const types: Readonly<Record<string, string>> = { pngblip: "image/png", jpegblip: "image/jpeg" };

/**
 * The pictures of a text in RTF, in their order; null stands for one in a form that browsers cannot read. Reads every
 * character once. Never throws.
 */
export function picturesInRtf(rtf: string): readonly (Blob | null)[] {
  if (rtf.length > pasteLimits.rtfCharacters || !/^\s*\{\\rtf/u.test(rtf.slice(0, 100))) return [];
  const pictures: (Blob | null)[] = [];
  /** Of the groups that are open: is it apart, and the picture that it is. */
  const groups: { apart: boolean; picture: { type: string | null; hex: string[] } | null }[] = [];
  const sign = /[{}]|\\(?:([a-z]{1,32})(-?\d{1,10})? ?|[^a-z])|[^\\{}]+/giuy;
  for (let found = sign.exec(rtf); found !== null; found = sign.exec(rtf)) {
    const [whole, word = "", figure] = found;
    const group = groups.at(-1);
    if (whole === "{") groups.push({ apart: group?.apart ?? false, picture: null });
    else if (whole === "}") {
      const closed = groups.pop();
      if (closed?.picture && !closed.apart && pictures.length < pasteLimits.pictures)
        pictures.push(readPicture(closed.picture));
    } else if (group === undefined) continue;
    else if (word === "bin") sign.lastIndex += Math.max(0, Number(figure ?? 0));
    else if (word === "pict") group.picture = { type: null, hex: [] };
    else if (apart.has(word)) group.apart = true;
    else if (word !== "") {
      if (group.picture && types[word]) group.picture.type = types[word];
    } else if (group.picture && !whole.startsWith("\\")) group.picture.hex.push(whole);
  }
  return pictures;
}

function readPicture({
  type,
  hex,
}: {
  readonly type: string | null;
  readonly hex: readonly string[];
}): Blob | null {
  if (type === null) return null;
  const digits = hex.join("").replace(/\s+/gu, "");
  if (digits === "" || digits.length % 2 === 1 || digits.length > 2 * pasteLimits.pictureCharacters)
    return null;
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = digitOf(digits.charCodeAt(2 * at)) * 16 + digitOf(digits.charCodeAt(2 * at + 1));
    if (Number.isNaN(byte)) return null;
    bytes[at] = byte;
  }
  return new Blob([bytes], { type });
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : Number.NaN;
}
