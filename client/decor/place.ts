/** Where a figure stands, as shares of the room that the window leaves it: 0 left or top, 1 right or bottom. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a figure stands now, and how large it is: 1 or, where there is little room, less. */
export interface Stand extends Place {
  readonly scale: number;
}

/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels, from the window's upper left corner. */
export interface Point {
  readonly left: number;
  readonly top: number;
}

export type Box = Point & Size;

/** The place whose upper left corner is nearest to `point`; always inside the window. */
export function placeAt(point: Point, window: Size, figure: Size): Place {
  return {
    x: share(point.left, window.width - figure.width),
    y: share(point.top, window.height - figure.height),
  };
}

/** The figure's upper left corner; inside for every window that is larger than the figure. */
export function pointOf(place: Place, window: Size, figure: Size): Point {
  return {
    left: place.x * Math.max(0, window.width - figure.width),
    top: place.y * Math.max(0, window.height - figure.height),
  };
}

export function scaled({ width, height }: Size, scale: number): Size {
  return { width: width * scale, height: height * scale };
}

export function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

function share(distance: number, room: number): number {
  return room <= 0 ? 0 : Math.min(1, Math.max(0, distance / room));
}

const steps: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const stepPixels = 24;

/** Where an arrow key leads; null for another key. */
export function stepped(place: Place, key: string, window: Size, figure: Size): Place | null {
  const step = steps[key];
  if (!step) return null;
  const { left, top } = pointOf(place, window, figure);
  return placeAt({ left: left + step[0] * stepPixels, top: top + step[1] * stepPixels }, window, figure);
}
