import { type Box, overlaps, type Place, placeAt, pointOf, type Size, type Stand, scaled } from "./place.ts";

/** How large a figure may be, the largest first. */
const scales = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.25] as const;
/** What a finger or a pointer hits. */
const leastPixels = 24;
/** So far from home, in widths of the window, a figure is still at home. */
const nearHome = 0.3;
/** No letter touches a figure. */
const gapPixels = 4;

/** What a figure is drawn in. */
export interface Stage {
  readonly window: Size;
  /** The figure where it is largest. */
  readonly figure: Size;
  /** Larger it need not be; 1 when not given. */
  readonly mostScale?: number;
  /** What nobody may stand on: letters, what is pressed or scanned, pictures, the head of the page. */
  readonly taken: readonly Box[];
}

/**
 * PNK1 PNK2 Where a figure stands on the window's lower edge: as near to `homeX` (a share, as in {@link Place}) as there is room,
 * and as large as the room near there lets it be. Null where it would stand on something, however small: it stays away.
 */
export function standAtHome(homeX: number, stage: Stage): Stand | null {
  return widest(homeX, stage, nearHome) ?? widest(homeX, stage, 1);
}

/**
 * PNK2 Where a figure stands that was put to `place`: there, smaller where there is little room, and null when its place is taken by
 * something that was not there when it was put.
 */
export function standWherePut(place: Place, stage: Stage): Stand | null {
  for (const scale of sizesOf(stage)) {
    const box = boxOf({ ...place, scale }, stage);
    if (!stage.taken.some((other) => overlaps(box, other))) return { ...place, scale };
  }
  return null;
}

/** A figure that looks for its stand. */
export interface Wanted<Name extends string> {
  readonly name: Name;
  readonly figure: Size;
  /** Where somebody put it; null: at home. */
  readonly put: Place | null;
  readonly homeX: number;
}

/** So much larger than the first one the others may be, or they would look odd together. */
const oddSize = 0.21;

/** PNK2 Where all stand, none on another: who was put somewhere goes first, then who is at home, each group in the given order. */
export function standAll<Name extends string>(
  wanted: readonly Wanted<Name>[],
  { window, taken }: Pick<Stage, "window" | "taken">,
): ReadonlyMap<Name, Stand | null> {
  const stands = new Map<Name, Stand | null>();
  const full = [...taken];
  let first: number | undefined;
  for (const one of wanted.toSorted((a, b) => Number(a.put === null) - Number(b.put === null))) {
    const stage = { window, figure: one.figure, taken: full };
    const atHome = () => standAtHome(one.homeX, { ...stage, mostScale: (first ?? 1) + oddSize });
    const stand = (one.put && standWherePut(one.put, stage)) ?? atHome();
    stands.set(one.name, stand);
    if (!one.put) first ??= stand?.scale;
    if (stand) full.push(boxOf(stand, stage));
  }
  return stands;
}

/** What a figure fills of the window. */
export function boxOf(stand: Stand, { window, figure }: Pick<Stage, "window" | "figure">): Box {
  const size = scaled(figure, stand.scale);
  return { ...size, ...pointOf(stand, window, size) };
}

function widest(homeX: number, stage: Stage, mostAway: number): Stand | null {
  const { window } = stage;
  for (const scale of sizesOf(stage)) {
    const size = scaled(stage.figure, scale);
    const home = pointOf({ x: homeX, y: 1 }, window, size);
    const left = freeLeft({ ...size, ...home }, stage);
    if (left === null || Math.abs(left - home.left) > mostAway * window.width) continue;
    return { ...placeAt({ left, top: home.top }, window, size), scale };
  }
  return null;
}

function sizesOf({ figure, window, mostScale = 1 }: Stage): readonly number[] {
  return scales.filter((scale) => {
    const { width, height } = scaled(figure, scale);
    if (scale > mostScale) return false;
    return Math.min(width, height) >= leastPixels && width <= window.width && height <= window.height;
  });
}

/** The nearest way to the side that leads off everything; null for none. */
function freeLeft(home: Box, { window, taken }: Stage): number | null {
  const beside = taken.filter(
    (box) => box.top < home.top + home.height && home.top < box.top + box.height + gapPixels,
  );
  const blocked = beside.map((box) => ({
    from: box.left - home.width - gapPixels,
    to: box.left + box.width + gapPixels,
  }));
  const most = window.width - home.width;
  const ways = [home.left, ...blocked.flatMap(({ from, to }) => [from, to])]
    .filter((left) => left >= 0 && left <= most)
    .filter((left) => !blocked.some(({ from, to }) => from < left && left < to));
  return ways.length === 0
    ? null
    : ways.reduce((best, left) => (Math.abs(left - home.left) < Math.abs(best - home.left) ? left : best));
}
