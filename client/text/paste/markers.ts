export const bullet = "•";

/** What stands before an item of a list: its bullet, or its number as the list writes numbers. */
export function markerOf(list: Element, item: Element, style: string, number: number): string {
  if (list.localName !== "ol" && !/decimal|alpha|latin|roman/u.test(style)) return bullet;
  const type = `${item.getAttribute("type") ?? list.getAttribute("type") ?? ""}`;
  const kind = /list-style(?:-type)?\s*:\s*([\w-]+)/u.exec(style)?.[1] ?? kinds[type] ?? "decimal";
  switch (kind) {
    case "lower-alpha":
    case "lower-latin":
      return `${lettersOf(number)}.`;
    case "upper-alpha":
    case "upper-latin":
      return `${lettersOf(number).toUpperCase()}.`;
    case "lower-roman":
      return `${romanOf(number)}.`;
    case "upper-roman":
      return `${romanOf(number).toUpperCase()}.`;
    case "disc":
    case "circle":
    case "square":
    case "none":
      return bullet;
    default:
      return `${number}.`;
  }
}

const kinds: Readonly<Record<string, string>> = {
  a: "lower-alpha",
  A: "upper-alpha",
  i: "lower-roman",
  I: "upper-roman",
};

/** `a`, `b` … `z`, `aa`. */
function lettersOf(number: number): string {
  let letters = "";
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(97 + ((left - 1) % 26)) + letters;
  return letters;
}

const romans = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

function romanOf(number: number): string {
  let left = number;
  let written = "";
  for (const [value, letters] of romans) {
    for (; left >= value; left -= value) written += letters;
  }
  return written;
}

/** Of a marker as Word writes it into the paragraph; its bullets are letters of a font of signs. */
export function tidyMarker(written: string): string {
  const marker = written.replace(/\s+/gu, "");
  return /^[([]?(?:\d{1,4}|\p{L}{1,4})[.)\]]*$/u.test(marker) && /[.)\]]$/u.test(marker) ? marker : bullet;
}
