import { expect, test } from "vitest";
import { burstMs, placeOf, throwConfetti } from "./confetti.ts";

const scraps = throwConfetti(100, 16 / 9, () => 0.5);

test("half of the paper is thrown from each lower corner, inwards and up", () => {
  for (const scrap of scraps) {
    expect([0, 16 / 9]).toContain(scrap.x);
    expect(Math.sign(scrap.speedX)).toBe(scrap.x === 0 ? 1 : -1);
    expect(scrap.speedY).toBeLessThan(0);
  }
  expect(scraps.filter(({ x }) => x === 0)).toHaveLength(50);
});

test("a scrap begins where it is thrown from, rises, and falls", () => {
  for (const scrap of scraps) {
    expect(placeOf(scrap, 0)).toMatchObject({ x: scrap.x, y: scrap.y });
    const [early, late] = [placeOf(scrap, 0.5), placeOf(scrap, burstMs / 1000)];
    expect(early.y).toBeLessThan(scrap.y);
    expect(late.y).toBeGreaterThan(early.y);
  }
});
