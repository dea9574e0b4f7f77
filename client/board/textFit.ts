import { graphemesOf } from "./graphemes.ts";

/** Width of a text at font size 1, in letters of that width. */
export type Measure = (text: string, stretch: Stretch) => number;

/** How narrow letters may be set, from their own width down to what is still read with ease, in the words of CSS. */
export const stretches = ["normal", "semi-condensed", "condensed", "extra-condensed"] as const;
export type Stretch = (typeof stretches)[number];

/**
 * Lines no wider than `maxWidth`; a word that is wider is broken with a hyphen; what does not fit into `maxLines`
 * ends in an ellipsis.
 */
export function wrapText(
  text: string,
  maxWidth: number,
  maxLines: number,
  measure: (text: string) => number,
): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const lines: string[] = [];
  let line = "";
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer) <= maxWidth) {
      line = longer;
      continue;
    }
    if (lines.length + 1 >= maxLines)
      return [...lines, ellipsize([longer, ...words].join(" "), maxWidth, measure)];
    if (line === "") {
      const head = headOf(word, maxWidth, measure);
      lines.push(`${head}-`);
      words.unshift(word.slice(head.length));
    } else {
      lines.push(line);
      words.unshift(word);
      line = "";
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** As much of a word as fits before a hyphen, whole syllables if it can be; at least a character, and two are left. */
function headOf(word: string, maxWidth: number, measure: (text: string) => number): string {
  const characters = graphemesOf(word);
  let most = Math.max(1, characters.length - 2);
  while (most > 1 && measure(`${characters.slice(0, most).join("")}-`) > maxWidth) most--;
  for (let count = most; count >= 3; count--) {
    const [head, tail] = [characters.slice(0, count).join(""), characters.slice(count).join("")];
    if (endsSyllable(head) && startsSyllable(tail)) return head;
  }
  return characters.slice(0, most).join("");
}

/** Good enough for headings in English and in Russian. */
const vowels = "aeiouyаеёиоуыэюя";
const startsSyllable = (tail: string) => new RegExp(`^[^${vowels}ьъй-][${vowels}].`, "iu").test(tail);
const endsSyllable = (head: string) => new RegExp(`[${vowels}]`, "iu").test(head);

/** The text, or as much of it as fits before an ellipsis. */
export function ellipsize(text: string, maxWidth: number, measure: (text: string) => number): string {
  if (measure(text) <= maxWidth) return text;
  const characters = [...graphemesOf(text)];
  while (characters.length > 1) {
    characters.pop();
    const shorter = `${characters.join("").trimEnd()}…`;
    if (measure(shorter) <= maxWidth) return shorter;
  }
  return `${characters[0] ?? ""}…`;
}

/** The largest font size up to `most` at which every text fits into its box without breaking a word, or `least`. */
export function fitFontSize(
  texts: readonly string[],
  box: { readonly width: number; readonly height: number; readonly maxLines: number },
  bounds: { readonly least: number; readonly most: number },
  measure: (text: string) => number,
): number {
  for (let size = Math.floor(bounds.most); size > bounds.least; size--) {
    const fits = texts.every((text) => isWhole(text, box.width / size, linesIn(box, size), measure));
    if (fits) return size;
  }
  return Math.ceil(bounds.least);
}

/**
 * As {@link fitFontSize}; where that comes to small type or to broken words, the letters are set narrower. Of all that
 * leave words whole the highest, or one nearly so high that is less narrow.
 */
export function fitHeadings(
  texts: readonly string[],
  box: { readonly width: number; readonly height: number; readonly maxLines: number },
  bounds: { readonly least: number; readonly most: number },
  measure: Measure,
): { readonly fontSize: number; readonly stretch: Stretch } {
  const fits = stretches.map((stretch) => {
    const widthOf = (text: string) => measure(text, stretch);
    return { stretch, widthOf, fontSize: fitFontSize(texts, box, bounds, widthOf) };
  });
  const highest = Math.max(...fits.map(({ fontSize }) => fontSize));
  const isWholeAt = ({ widthOf, fontSize }: (typeof fits)[number]) =>
    texts.every((text) => isWhole(text, box.width / fontSize, linesIn(box, fontSize), widthOf));
  const { stretch, fontSize } = fits.find((fit) => isWholeAt(fit) && fit.fontSize >= highest * 0.94) ?? {
    stretch: "extra-condensed" as const,
    fontSize: highest,
  };
  return { fontSize, stretch };
}

/** Distance of lines, in font sizes. */
export const lineHeight = 1.16;

function linesIn(box: { readonly height: number; readonly maxLines: number }, fontSize: number): number {
  return Math.min(box.maxLines, Math.max(1, Math.floor(box.height / (fontSize * lineHeight))));
}

function isWhole(
  text: string,
  maxWidth: number,
  maxLines: number,
  measure: (text: string) => number,
): boolean {
  if (text.split(/\s+/).some((word) => measure(word) > maxWidth)) return false;
  return !wrapText(text, maxWidth, maxLines, measure).some((line) => line.endsWith("…"));
}
