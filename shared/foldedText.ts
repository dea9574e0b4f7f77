/** A text as people compare it: letters without case, ё as е, each gap one space. */
export function foldedText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").replaceAll(/\s+/g, " ").trim();
}
