import { expect, test } from "vitest";
import { chosenTeams, rightPercents } from "./chosenTeams.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each([
  [5, 10, 1],
  [60, 120, 7],
  [60, 120, 30],
  [100, 600, 30],
])("PRA11 skill %i %%, %i s, %i teams: all together are as chosen", (skillPercent, cardSeconds, teams) => {
  const profiles = chosenTeams({ skillPercent, cardSeconds }, teams);
  expect(profiles).toHaveLength(teams);
  expect(mean(profiles.map(({ skill }) => skill))).toBeCloseTo(skillPercent / 100, 6);
  for (const { skill, cardMs } of profiles) {
    expect(skill).toBeGreaterThanOrEqual(0);
    expect(skill).toBeLessThanOrEqual(1);
    expect(cardMs / 1000).toBeGreaterThanOrEqual((cardSeconds * 2) / 3);
    expect(cardMs / 1000).toBeLessThanOrEqual((cardSeconds * 4) / 3);
  }
});

test("PRA11 none is like another, and every habit is there", () => {
  const profiles = chosenTeams({ skillPercent: 60, cardSeconds: 120 }, 30);
  expect(new Set(profiles.map(({ skill }) => skill)).size).toBe(30);
  expect(new Set(profiles.map(({ cardMs }) => cardMs)).size).toBe(30);
  expect(new Set(profiles.map(({ habit }) => habit)).size).toBe(3);
});

test("PRA11 what they know is said by price: the dearer, the less", () => {
  expect(rightPercents(60)).toEqual([77, 60, 46]);
  expect(rightPercents(100)).toEqual([100, 100, 100]);
  const [cheapest, middle, dearest] = rightPercents(5);
  expect(cheapest).toBeGreaterThan(middle);
  expect(middle).toBeGreaterThan(dearest);
});
