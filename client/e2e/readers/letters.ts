/**
 * A letter for each name, by which readers call a boat: in an order that says nothing of places. Twenty-six, then each twice, and so on.
 */
export function lettersOf(names: readonly string[]): ReadonlyMap<string, string> {
  // Sevens go through all numbers of teams that there are here, and nobody stands in sevens.
  const step = 7;
  if (names.length % step === 0) throw new RangeError(`${names.length} names would share letters`);
  const last = names.length * (step + 1) - 1;
  return new Map(names.map((name, index) => [name, letterAt((last - index * step) % names.length)]));
}

function letterAt(index: number): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const letter = alphabet[index % alphabet.length] ?? "";
  return letter.repeat(1 + Math.floor(index / alphabet.length));
}

/**
 * From now on a letter stands beside each boat in place of all that its label says; what else tells names is out of sight. Runs in
 * the page, before anything is drawn.
 */
export function writeLetters(letters: readonly (readonly [name: string, letter: string])[]): void {
  const draw = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text: string, ...where) {
    draw.call(this, lettered(text), ...where);
  };
  addEventListener("DOMContentLoaded", () => {
    const style = new CSSStyleSheet();
    style.replaceSync(".celebration-place, .ticker, .leaders { visibility: hidden !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  });

  /** A label has the place, the name and perhaps the points, with wide spaces between them. */
  function lettered(text: string): string {
    const [, name] = /^\d+\u2002([^\u2002]*)(?:\u2002.*)?$/.exec(text) ?? [];
    if (name === undefined) return text;
    // A long name has dots before its end.
    const [start = "", end = ""] = name.split("…");
    const found = letters.filter(
      ([whole]) => whole === name || (name.includes("…") && whole.startsWith(start) && whole.endsWith(end)),
    );
    // Of two that look alike neither is told.
    return found.length === 1 ? (found[0]?.[1] ?? "") : "";
  }
}
