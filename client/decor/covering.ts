import type { Point, Size } from "./place.ts";

/** What is pressed, or scanned: no part of it may be hidden. */
const controls = "a, button, input, select, textarea, summary, label, canvas, .qr, [role=button]";
/** More than all points of a figure on text. */
const controlCost = 100;
const textCost = 1;
/** Looked at, the figure's edges among them. */
const columns = 5;
const rows = 6;

/** How much a figure at `point` hides: nothing costs nothing, a control more than any text. */
export function coverCost(point: Point, figure: Size, decor: Element): number {
  let cost = 0;
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const x = point.left + (figure.width * column) / (columns - 1);
      const y = point.top + (figure.height * row) / (rows - 1);
      cost += costAt(x, y, decor);
    }
  }
  return cost;
}

function costAt(x: number, y: number, decor: Element): number {
  const below = document.elementsFromPoint(x, y).find((element) => !decor.contains(element));
  if (!below) return 0;
  if (below.closest(controls)) return controlCost;
  return hasTextAt(below, x, y) || below.tagName === "IMG" ? textCost : 0;
}

/** Letters, not the empty rest of their line. */
function hasTextAt(element: Element, x: number, y: number): boolean {
  const range = document.createRange();
  return [...element.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE) return false;
    range.selectNodeContents(node);
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
    );
  });
}
