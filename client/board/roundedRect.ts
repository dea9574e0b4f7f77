/** Adds a rectangle with round corners to a path; `roundRect` is younger than the oldest browsers. */
export function roundedRect(
  path: Pick<Path2D, "moveTo" | "arcTo" | "closePath">,
  [left, top, width, height]: readonly [number, number, number, number],
  wantedRadius: number,
): void {
  // A card of some pixels is narrower than its edge: what is left of its corners is nothing.
  const radius = Math.max(0, wantedRadius);
  const [right, bottom] = [left + width, top + height];
  path.moveTo(left + radius, top);
  path.arcTo(right, top, right, bottom, radius);
  path.arcTo(right, bottom, left, bottom, radius);
  path.arcTo(left, bottom, left, top, radius);
  path.arcTo(left, top, right, top, radius);
  path.closePath();
}
