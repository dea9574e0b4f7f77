import fc from "fast-check";
import { expect, test } from "vitest";
import { fitTally, type TallyGroup, tallyGroups, widthOf } from "./tallyFit.ts";

const digit = 0.57;
const group = (sign: TallyGroup["sign"], count: number): TallyGroup => ({
  sign,
  count,
  boats: sign === "cross" ? [] : Array.from({ length: count }, (_, boat) => boat),
});
const shown = (groups: readonly TallyGroup[], room: number) =>
  fitTally(groups, room, digit).map(({ sign, shows }) => `${sign} ${shows}`);

test("CRD2 sails while they fit, then the number of the longest row, then signs, the failed first", () => {
  const groups = [group("check", 3), group("pencil", 5), group("cross", 2)];
  expect(shown(groups, 20)).toEqual(["check boats", "pencil boats", "cross number"]);
  expect(shown(groups, 8)).toEqual(["check boats", "pencil number", "cross number"]);
  expect(shown(groups, 5.2)).toEqual(["check number", "pencil number", "cross number"]);
  expect(shown(groups, 4.6)).toEqual(["check number", "pencil number", "cross sign"]);
  expect(shown(groups, 3.8)).toEqual(["check number", "pencil sign", "cross sign"]);
  expect(shown(groups, 3)).toEqual(["check number", "pencil sign"]);
  expect(shown(groups, 2)).toEqual(["check number"]);
  expect(shown(groups, 0.1)).toEqual(["check sign"]);
});

test("CRD2 who failed has no sails, and a group in which nobody is stands nowhere", () => {
  const foxes = { boat: 3, name: "Foxes" };
  const fleet = { atWork: [foxes], solved: [], first: null, heat: 0 } as const;
  expect(tallyGroups({ active: 1, solved: 0, failed: 2 }, fleet)).toEqual([
    { sign: "pencil", count: 1, boats: [3] },
    { sign: "cross", count: 2, boats: [] },
  ]);
  // Without boats, as on a board from before them, numbers tell.
  expect(fitTally(tallyGroups({ active: 2, solved: 0, failed: 0 }, null), 50, digit)).toMatchObject([
    { shows: "number" },
  ]);
});

test("CRD2 a row is never wider than its room, while a sign fits", () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60)),
      fc.double({ min: 0.8, max: 30, noNaN: true }),
      ([solved, active, failed], room) => {
        const groups = [group("check", solved), group("pencil", active), group("cross", failed)].filter(
          ({ count }) => count > 0,
        );
        const items = fitTally(groups, room, digit);
        expect(widthOf(items, digit)).toBeLessThanOrEqual(room);
        // What matters most goes last.
        if (items.length > 0) expect(items[0]?.sign).toBe(groups[0]?.sign);
      },
    ),
    { numRuns: 300 },
  );
});
