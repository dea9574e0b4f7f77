import fc from "fast-check";
import { expect, test } from "vitest";
import { type PaintedText, paper } from "../board/testing/paper.ts";
import { namedBoats } from "./namedBoats.ts";
import { fitLabel, labelOf, paintLabel } from "./paintLabel.ts";
import { paintSea } from "./paintSea.ts";
import { layoutRace, placeLabels, type RaceSize } from "./raceLayout.ts";
import { boatsAt, openRace } from "./raceModel.ts";
import type { RacePalette } from "./racePalette.ts";
import { pointOf } from "./raceWater.ts";
import { raceView } from "./testing/views.ts";

const palette = new Proxy({}, { get: () => "#123456" }) as RacePalette;

/**
 * The water of a screen of some size, in any mood: what head, first three, ticker and a shore leave of it, however large all is
 * asked to be written. SCR1
 */
const anySize: fc.Arbitrary<RaceSize> = fc
  .record({
    screen: fc.constantFrom([1_920, 1_080] as const, [1_024, 768] as const, [3_840, 2_160] as const),
    zoomPercent: fc.integer({ min: 50, max: 200 }),
    heightPercent: fc.integer({ min: 12, max: 70 }),
  })
  .map(({ screen: [width, height], zoomPercent, heightPercent }) => {
    const pixelRatio = Math.min(1, 1_920 / width);
    const unit = (height / 100) * (zoomPercent / 100);
    return {
      width: Math.round(width * pixelRatio),
      height: Math.round(height * (heightPercent / 100) * pixelRatio),
      pixelRatio,
      leastText: Math.max(2 * unit, height * 0.0186) * pixelRatio,
    };
  });

function raceOf(count: number) {
  const names = ["Foxes", "Swift Herons", "Forty letters are a very long name indee"];
  const teams = Array.from({ length: count }, (_, index) => [
    index + 1,
    { balancePoints: 500 + index * 40, name: `${names[index % names.length]}` },
  ]);
  return openRace(raceView(Object.fromEntries(teams)));
}

test("RCE9 no font of the race is smaller than the screen's smallest text, whatever its size, mood and number of teams", () => {
  fc.assert(
    fc.property(anySize, fc.integer({ min: 2, max: 300 }), (size, count) => {
      const { leaderFont, font, markFont } = layoutRace(count, size);
      expect(Math.min(leaderFont, font, markFont)).toBeGreaterThanOrEqual(size.leastText);
      expect(leaderFont).toBeGreaterThanOrEqual(font);
    }),
    { numRuns: 300 },
  );
});

test("RCE9 whatever is written in it is as large, whole within its picture, and over no other text", () => {
  let [read, pairs] = [0, 0];
  fc.assert(
    fc.property(anySize, fc.constantFrom(2, 3, 8, 9, 30, 60, 300), (size, count) => {
      const race = raceOf(count);
      const layout = layoutRace(count, size);
      const sea = paper();
      paintSea(sea.context, layout, race.scale, palette, "en");
      expectReadable(sea.texts, layout, size.leastText);
      expect(sea.texts.length).toBeGreaterThan(1);
      const boats = boatsAt(race, Number.POSITIVE_INFINITY);
      const wanted = namedBoats(boats, layout.regime).map(({ boat, side, isImportant }, index) => {
        const isLeader = boat.racer.place === 1;
        const fontSize = isLeader ? layout.leaderFont : layout.font;
        const points = layout.regime === "few" ? "1,234" : null;
        const acts = index % 2 === 0 ? (["gust", "pass"] as const) : [];
        const face = labelOf({ ...boat, acts }, isLeader, { fontSize, points });
        const { context, texts } = paper();
        const most = layout.width * (layout.regime === "few" ? 0.42 : 0.24);
        const fitted = fitLabel(context, face, most, palette);
        paintLabel(context, face, fitted, palette);
        expectReadable(texts, fitted, size.leastText);
        pairs += face.signs.length === 2 ? 1 : 0;
        return { teamId: boat.racer.teamId, ...fitted, side, isImportant, ...pointOf(layout, boat) };
      });
      const spots = boats.map((boat) => pointOf(layout, boat));
      const labels = placeLabels(layout, wanted, spots, layout.finishFar);
      expect([...labels.keys()]).toContain(boats[0]?.racer.teamId);
      read += labels.size;
    }),
    { numRuns: 60 },
  );
  expect(Math.min(read, pairs)).toBeGreaterThan(100);
});

test("RCE9 on a low water a few boats are named as a fleet is, so that their names do not hide them", () => {
  const water = { width: 984, pixelRatio: 1, leastText: 22 };
  expect(layoutRace(8, { ...water, height: 400 }).regime).toBe("few");
  expect(layoutRace(8, { ...water, height: 280 }).regime).toBe("fleet");
  expect(layoutRace(3, { ...water, height: 280 }).regime).toBe("few");
});

/** Of the same font or larger, within the picture, and beside each other. */
function expectReadable(
  texts: readonly PaintedText[],
  { width, height }: { readonly width: number; readonly height: number },
  leastText: number,
): void {
  let taken = 0;
  for (const text of texts.toSorted((a, b) => a.left - b.left)) {
    expect(text.size, text.text).toBeGreaterThanOrEqual(leastText);
    expect(text.left, text.text).toBeGreaterThanOrEqual(taken);
    expect(text.top, text.text).toBeGreaterThanOrEqual(0);
    expect(text.bottom, text.text).toBeLessThanOrEqual(height);
    taken = text.left + text.width;
  }
  expect(taken).toBeLessThanOrEqual(width);
}
