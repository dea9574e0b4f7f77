/** Where a figure stands, as shares of the room that the window leaves it: 0 left or top, 1 right or bottom. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a figure stands that nobody has put anywhere, and how large it is: 1 or, where there is little room, less. */
export interface Home extends Place {
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

/** Places along the window's edges, the nearest to `corner` first. */
export function edgePlaces(corner: Place): readonly Place[] {
  const parts = 12;
  const places: Place[] = [];
  for (let part = 0; part <= parts; part++) {
    const along = part / parts;
    places.push({ x: along, y: 0 }, { x: along, y: 1 });
    if (part > 0 && part < parts) places.push({ x: 0, y: along }, { x: 1, y: along });
  }
  const distance = ({ x, y }: Place) => Math.abs(x - corner.x) + Math.abs(y - corner.y);
  return places.sort((a, b) => distance(a) - distance(b));
}

/** The first of the cheapest. Throws for an empty list. */
export function cheapest<P extends Place>(places: readonly P[], costOf: (place: P) => number): P {
  let best: { readonly place: P; readonly cost: number } | null = null;
  for (const place of places) {
    const cost = costOf(place);
    if (cost === 0) return place;
    if (!best || cost < best.cost) best = { place, cost };
  }
  if (!best) throw new RangeError("no place to choose from");
  return best.place;
}

const smallScale = 0.6;
/** A letter under its hem moves nobody. */
const bearableCost = 1;

/** Where to go from `here`: nowhere, to a place that hides less, smaller if need be; or back to the free `corner`. */
export function betterHome(here: Home, corner: Home, costOf: (home: Home) => number): Home {
  const cost = costOf(here);
  if (cost <= bearableCost) {
    const mayGrow = here.scale < 1 && costOf(corner) <= bearableCost;
    return mayGrow ? corner : here;
  }
  const edges = edgePlaces(corner);
  const best = cheapest(
    [1, smallScale].flatMap((scale) => edges.map((place) => ({ ...place, scale }))),
    costOf,
  );
  // Steps for little would never end where the page is full.
  return costOf(best) < cost / 2 ? best : here;
}
