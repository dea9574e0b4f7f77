import fc from "fast-check";
import { expect, test } from "vitest";
import { namedBoats } from "./namedBoats.ts";
import { finishWidth, labelHeight, layoutRace, lineToBoat, overlap, placeLabels } from "./raceLayout.ts";
import { boatsAt, openRace, type Race } from "./raceModel.ts";
import { pointOf, regimeOf } from "./raceWater.ts";
import { anyViews, raceView } from "./testing/views.ts";

const sizes = [
  { width: 1_880, height: 640, pixelRatio: 1, leastText: 1_080 / 54 },
  { width: 980, height: 420, pixelRatio: 1, leastText: 768 / 54 },
  // The pink theme has a shore, and what is written may be asked for half as large again. SCR1
  { width: 980, height: 333, pixelRatio: 1, leastText: 768 / 54 },
  { width: 960, height: 220, pixelRatio: 1, leastText: 1.5 * (768 / 50) },
  { width: 370, height: 300, pixelRatio: 1, leastText: 844 / 54 },
  { width: 1_920, height: 700, pixelRatio: 0.5, leastText: 0.5 * (2_160 / 54) },
] as const;

/** The names as the scene places them; letters are half as wide as they are high. */
function labelled(race: Race, size: (typeof sizes)[number]) {
  const layout = layoutRace(race.racers.length, size);
  const boats = boatsAt(race, Number.POSITIVE_INFINITY);
  const spots = boats.map((boat) => pointOf(layout, boat));
  const wanted = namedBoats(boats, layout.regime).map(({ boat, side, isImportant }) => {
    const { teamId, name } = boat.racer;
    const width = Math.min(size.width * 0.24, name.length * layout.font * 0.5) + layout.font * 1.7;
    const height = Math.ceil(layout.font * labelHeight);
    return { teamId, width: Math.ceil(width), height, side, isImportant, ...pointOf(layout, boat) };
  });
  return { layout, boats, labels: placeLabels(layout, wanted, spots, layout.finishFar) };
}

const looking = (mostTeams: number, check: (shown: ReturnType<typeof labelled>) => void) =>
  fc.assert(
    fc.property(anyViews(mostTeams), fc.constantFrom(...sizes), ([view], size) => {
      if (view) check(labelled(openRace(view), size));
    }),
    { numRuns: 90 },
  );

test("no name covers another, and none leaves the picture", () => {
  let names = 0;
  looking(70, ({ layout, labels }) => {
    const boxes = [...labels.values()];
    names += boxes.length;
    boxes.forEach((box, index) => {
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
      expect(box.left + box.width).toBeLessThanOrEqual(layout.width);
      expect(box.top + box.height).toBeLessThanOrEqual(layout.height);
      expect(boxes.slice(index + 1).filter((other) => overlap(box, other))).toEqual([]);
    });
  });
  expect(names).toBeGreaterThan(100);
});

test("every boat lies whole on the picture, on whole pixels, before the finish", () => {
  looking(70, ({ layout, boats }) => {
    for (const boat of boats) {
      const { x, y } = pointOf(layout, boat);
      expect([x, y]).toEqual([Math.round(x), Math.round(y)]);
      expect(x - layout.boatSize / 2).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThan(layout.finishNear);
      expect(y - layout.boatSize).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan(layout.height);
    }
  });
});

test("RCE7 where another boat could be meant a line leads from the name to its own, and its end is on that", () => {
  let [led, alone] = [0, 0];
  looking(70, ({ layout, boats, labels }) => {
    for (const boat of boats) {
      const [label, { x, y }] = [labels.get(boat.racer.teamId), pointOf(layout, boat)];
      if (!label) continue;
      if (label.isAmongOthers) led += 1;
      else alone += 1;
      const { from, to } = lineToBoat(layout, { x, y }, label);
      expect([label.left, label.left + label.width]).toContain(from.x);
      expect(Math.abs(to.x - x)).toBeLessThan(layout.boatSize / 2);
      expect(to.y).toBeLessThan(y);
      expect(to.y).toBeGreaterThan(y - layout.boatSize / 2);
    }
  });
  expect(Math.min(led, alone)).toBeGreaterThan(20);
});

test("RCE7 a name with water around it needs no line, and leaves the finish clear", () => {
  const teams = Array.from({ length: 3 }, (_, index) => [index + 1, { balancePoints: 500 + index * 900 }]);
  const { layout, labels } = labelled(openRace(raceView(Object.fromEntries(teams))), sizes[0]);
  expect([...labels.values()].map(({ isAmongOthers }) => isAmongOthers)).toEqual([false, false, false]);
  for (const { left, width } of labels.values())
    expect(left + width <= layout.finishFar || left >= layout.finishFar + finishWidth(layout)).toBe(true);
});

test("the leader always has its name", () => {
  looking(70, ({ boats, labels }) => {
    const [leader] = boats;
    if (leader) expect(labels.has(leader.racer.teamId)).toBe(true);
  });
});

test.each([
  [3, "few", 3],
  [8, "few", 8],
  [30, "fleet", 12],
  [60, "crowd", 3],
  [300, "crowd", 3],
] as const)("%i teams are a %s, and at least %i names of a spread field are read", (count, regime, names) => {
  const teams = Array.from({ length: count }, (_, index) => [index + 1, { balancePoints: 500 + index * 40 }]);
  const { labels } = labelled(openRace(raceView(Object.fromEntries(teams))), sizes[0]);
  expect(regimeOf(count)).toBe(regime);
  expect(labels.size).toBeGreaterThanOrEqual(names);
  if (regime === "crowd") expect(labels.size).toBe(names);
});
