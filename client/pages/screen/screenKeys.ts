type ScreenKey = "a" | "f" | "l" | "m" | "n" | "s" | "?";

const byLetter: ReadonlyMap<string, ScreenKey> = new Map([
  ["a", "a"],
  ["f", "f"],
  ["l", "l"],
  ["m", "m"],
  ["n", "n"],
  ["s", "s"],
  ["?", "?"],
]);
const byPlace: ReadonlyMap<string, ScreenKey> = new Map([
  ["KeyA", "a"],
  ["KeyF", "f"],
  ["KeyL", "l"],
  ["KeyM", "m"],
  ["KeyN", "n"],
  ["KeyS", "s"],
  ["Slash", "?"],
]);

/** The screen's key that was pressed, by its letter, or by its place where letters are not Latin; null for any other. */
export function keyOf({
  key,
  code,
  shiftKey,
}: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): ScreenKey | null {
  const letter = byLetter.get(key.toLowerCase());
  if (letter) return letter;
  const isLatin = /^[\x20-\x7e]$/.test(key);
  const place = byPlace.get(code) ?? null;
  // A Russian keyboard writes a comma where others have the question mark.
  if (place === "?") return shiftKey && key === "," ? place : null;
  return isLatin ? null : place;
}
