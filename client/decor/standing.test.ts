import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, overlaps } from "./place.ts";
import { boxOf, type Stage, standAll, standAtHome, standWherePut } from "./standing.ts";

const screen = { width: 1920, height: 1080 };
const phone = { width: 390, height: 844 };
const girl = { width: 243, height: 324 };
const kitten = { width: 227, height: 227 };

/** The big screen's race: head, leaders, water, ticker beside the girl, and the mark that says that it is live. */
const race: readonly Box[] = [
  { left: 38, top: 16, width: 1844, height: 130 },
  { left: 38, top: 330, width: 1844, height: 440 },
  { left: 254, top: 780, width: 1628, height: 96 },
  { left: 1700, top: 850, width: 190, height: 36 },
];
const stage = (figure: Stage["figure"], taken: readonly Box[], window = screen): Stage => ({
  window,
  figure,
  taken,
});

describe("at home", () => {
  test("PNK1 a figure stands in its corner of the lower edge, as large as can be", () => {
    expect(standAtHome(0, stage(girl, []))).toEqual({ x: 0, y: 1, scale: 1 });
    expect(standAtHome(1, stage(kitten, []))).toEqual({ x: 1, y: 1, scale: 1 });
  });

  test("PNK1 it makes way along the edge, no farther than it must", () => {
    const code = { left: 1800, top: 950, width: 120, height: 120 };
    const stand = standAtHome(1, stage(kitten, [code]));
    expect(stand).toMatchObject({ y: 1, scale: 1 });
    const box = stand && boxOf(stand, stage(kitten, []));
    expect(box?.left).toBeCloseTo(1800 - 4 - kitten.width);
  });

  test("PNK1 it is smaller where that keeps it at home", () => {
    const line = { left: 0, top: 700, width: 1920, height: 180 };
    const stand = standAtHome(0, stage(girl, [line]));
    expect(stand).toEqual({ x: 0, y: 1, scale: 0.6 });
    expect(standAtHome(0, stage(girl, race))).toEqual({ x: 0, y: 1, scale: 0.9 });
    expect(standAtHome(1, stage(kitten, race))).toEqual({ x: 1, y: 1, scale: 0.8 });
  });

  test("PNK2 it stands below a panel or within, and not half on its frame", () => {
    const window = { width: 1024, height: 768 };
    const figure = { width: 86, height: 115 };
    const frame = (bottom: number): readonly Box[] => [
      { left: 0, top: bottom - 2, width: 400, height: 2 },
      { left: 0, top: 100, width: 2, height: bottom - 100 },
      { left: 398, top: 100, width: 2, height: bottom - 100 },
    ];
    const standBy = (taken: readonly Box[]) => {
      const stand = standAtHome(0, stage(figure, taken, window));
      const box = stand && boxOf(stand, stage(figure, taken, window));
      expect(box && taken.some((edge) => overlaps(box, edge))).toBe(false);
      return stand;
    };
    expect(standBy(frame(700))).toMatchObject({ x: 0, y: 1, scale: 0.5 });
    // As low as the window, the panel has room within.
    expect(standBy(frame(900))?.scale).toBe(1);
  });

  test("PNK2 where nothing is free it stays away, and below 24 px it is nobody's", () => {
    const full = { left: 0, top: 1060, width: 1920, height: 20 };
    expect(standAtHome(0, stage(girl, [full]))).toBeNull();
    const small = { width: 44, height: 58 };
    const low = { left: 0, top: 700, width: 390, height: 105 };
    expect(standAtHome(0, stage(small, [low], phone))).toEqual({ x: 0, y: 1, scale: 0.6 });
    expect(standAtHome(0, stage(small, [{ ...low, height: 115 }], phone))).toBeNull();
  });
});

test("PNK1 at home they are of one kind: where the first is small, the others are not large", () => {
  const wanted = [
    { name: "girl", figure: girl, put: null, homeX: 0 },
    { name: "kitten", figure: kitten, put: null, homeX: 1 },
  ];
  const board = { left: 0, top: 0, width: 1000, height: 900 };
  const stands = standAll(wanted, { window: screen, taken: [board] });
  expect(stands.get("girl")?.scale).toBe(0.5);
  expect(stands.get("kitten")?.scale).toBe(0.7);
});

describe("put somewhere", () => {
  test("PNK2 it stands there while the place is free, and smaller where there is less room", () => {
    const place = { x: 0.5, y: 0.5 };
    expect(standWherePut(place, stage(kitten, []))).toEqual({ ...place, scale: 1 });
    const beside = { left: 1040, top: 500, width: 200, height: 40 };
    expect(standWherePut(place, stage(kitten, [beside]))).toMatchObject({ ...place, scale: 0.7 });
    const below = { left: 900, top: 520, width: 200, height: 40 };
    expect(standWherePut(place, stage(kitten, [below]))).toBeNull();
  });

  test("PNK2 on a phone it is not on the head of the page, wherever it was put", () => {
    const head = { left: 0, top: 0, width: 390, height: 120 };
    const wanted = { name: "kitten", figure: { width: 41, height: 41 }, put: { x: 1, y: 0 }, homeX: 1 };
    expect(standAll([wanted], { window: phone, taken: [head] }).get("kitten")).toEqual({
      x: 1,
      y: 1,
      scale: 1,
    });
  });
});

const anyBox = fc
  .tuple(
    fc.integer({ max: 1900, min: -50 }),
    fc.integer({ min: 0, max: 1060 }),
    fc.integer({ min: 1, max: 900 }),
  )
  .map(([left, top, width]) => ({ left, top, width, height: 30 }));
const anyPlace = fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.constantFrom(0, 0.4, 1) });

test("PNK2 nobody stands on what is written, on another or outside of the window, whatever a page is like", () => {
  let stood = 0;
  const lines = fc.array(anyBox, { maxLength: 25 });
  const wishes = fc.record({
    put: fc.option(anyPlace),
    other: fc.option(anyPlace),
    homeX: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(lines, wishes, (taken, { put, other, homeX }) => {
      const wanted = [
        { name: "girl", figure: girl, put: other, homeX: 0 },
        { name: "kitten", figure: kitten, put, homeX },
      ];
      const stands = standAll(wanted, { window: screen, taken });
      const boxes = wanted.flatMap(({ name, figure }) => {
        const stand = stands.get(name);
        return stand ? [boxOf(stand, stage(figure, []))] : [];
      });
      stood += boxes.length;
      const hair = 1e-6;
      boxes.forEach((box, index) => {
        const inner = {
          left: box.left + hair,
          top: box.top + hair,
          width: box.width - 2 * hair,
          height: box.height - 2 * hair,
        };
        for (const line of [...taken, ...boxes.slice(index + 1)]) expect(overlaps(inner, line)).toBe(false);
        expect(Math.min(box.left, box.top, screen.width - box.left - box.width)).toBeGreaterThanOrEqual(
          -hair,
        );
        expect(box.top + box.height).toBeLessThanOrEqual(screen.height + hair);
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
      });
    }),
  );
  expect(stood).toBeGreaterThan(60);
});
