/** In a box of 1 by 1 whose left top is 0, 0. */
export type Point = readonly [x: number, y: number];

export function between([ax, ay]: Point, [bx, by]: Point, share: number): Point {
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}

/** A bend from one point to another, drawn towards the third, as a line of short pieces; its end is left to what follows. */
export function bend(from: Point, towards: Point, to: Point, pieces = 10): readonly Point[] {
  return Array.from({ length: pieces }, (_, index) => {
    const share = index / pieces;
    return between(between(from, towards, share), between(towards, to, share), share);
  });
}

/** The same outline with points along each of its edges, so that it can be bent. */
export function divided(outline: readonly Point[], pieces: number): readonly Point[] {
  return outline.flatMap((from, index) => {
    const to = outline[(index + 1) % outline.length] ?? from;
    return Array.from({ length: pieces }, (_, piece) => between(from, to, piece / pieces));
  });
}

export function rectangle(left: number, top: number, right: number, bottom: number): readonly Point[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

export function ellipse([x, y]: Point, wide: number, high: number, pieces = 32): readonly Point[] {
  return Array.from({ length: pieces }, (_, index): Point => {
    const angle = (index / pieces) * 2 * Math.PI;
    return [x + wide * Math.cos(angle), y + high * Math.sin(angle)];
  });
}
