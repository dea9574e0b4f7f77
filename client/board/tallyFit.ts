import type { CardFleet, CardTally } from "../store/boardModel.ts";

/** What is told of a card's teams: who solved it, who works at it, how many failed it. */
export interface TallyGroup {
  readonly sign: "check" | "pencil" | "cross";
  readonly count: number;
  /** Whose sails may stand for the number; none where no sails are shown. */
  readonly boats: readonly number[];
}

/** A group as it is shown: by sails, by their number, or, where there is no room for that, by its sign alone. */
export interface TallyItem extends TallyGroup {
  readonly shows: "boats" | "number" | "sign";
}

/** In font sizes: a sign with its distance from what follows, a sail, the distance of items. */
export const signRoom = 0.86;
export const boatStep = 0.94;
export const boatSize = 1.04;
export const itemGap = 0.4;
const signAlone = 0.76;

/** The groups of a card that anybody is in. */
export function tallyGroups(tally: CardTally, fleet: CardFleet | null): readonly TallyGroup[] {
  const boats = (sailors: CardFleet["solved"] = []) => sailors.map(({ boat }) => boat);
  const groups: readonly TallyGroup[] = [
    { sign: "check", count: tally.solved, boats: boats(fleet?.solved) },
    { sign: "pencil", count: tally.active, boats: boats(fleet?.atWork) },
    { sign: "cross", count: tally.failed, boats: [] },
  ];
  return groups.filter(({ count }) => count > 0);
}

/**
 * CRD2 The groups as they fit into a row of `room` font sizes: sails, of the longest rows the number, then of the least important
 * the sign alone, and then not even that. `digit` is the width of a digit in font sizes.
 */
export function fitTally(groups: readonly TallyGroup[], room: number, digit: number): readonly TallyItem[] {
  let items: readonly TallyItem[] = groups.map((group) => ({
    ...group,
    shows: group.boats.length === group.count ? "boats" : "number",
  }));
  while (items.length > 1 && widthOf(items, digit) > room) items = shorter(items);
  const [last] = items;
  if (items.length === 1 && last && widthOf(items, digit) > room) {
    const number: readonly TallyItem[] = [{ ...last, shows: "number" }];
    return widthOf(number, digit) > room ? [{ ...last, shows: "sign" }] : number;
  }
  return items;
}

/** How wide a row is, in font sizes. */
export function widthOf(items: readonly TallyItem[], digit: number): number {
  const gaps = Math.max(0, items.length - 1) * itemGap;
  return items.reduce((sum, item) => sum + itemWidth(item, digit), gaps);
}

/** How wide one of its items is. */
export function itemWidth({ shows, count, boats }: TallyItem, digit: number): number {
  switch (shows) {
    case "boats":
      return signRoom + (boats.length - 1) * boatStep + boatSize;
    case "number":
      return signRoom + String(count).length * digit;
    case "sign":
      return signAlone;
  }
}

type Step = readonly [TallyGroup["sign"], becomes: "sign" | null];

/** What gives way when even the numbers do not fit: how many solved a card is told longest. */
const steps: readonly Step[] = [
  ["cross", "sign"],
  ["pencil", "sign"],
  ["cross", null],
  ["pencil", null],
];

function shorter(items: readonly TallyItem[]): readonly TallyItem[] {
  const longest = items
    .filter(({ shows }) => shows === "boats")
    .reduce<TallyItem | null>((most, item) => (most && most.count >= item.count ? most : item), null);
  if (longest) return items.map((item) => (item === longest ? { ...item, shows: "number" } : item));
  const step = steps.find(([sign, becomes]) =>
    items.some((item) => item.sign === sign && (becomes === null || item.shows !== becomes)),
  );
  if (!step) return items;
  const [given, becomes] = step;
  return becomes === null
    ? items.filter(({ sign }) => sign !== given)
    : items.map((item) => (item.sign === given ? { ...item, shows: becomes } : item));
}
