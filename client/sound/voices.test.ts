import { expect, test } from "vitest";
import { scores, soundNames } from "./scores.ts";
import { mostVoices, Voices } from "./voices.ts";

test("each sound has room alone", () => {
  for (const name of soundNames) expect(new Voices().take(scores[name], 0)).toBe(true);
});

test("no more tones ring at once than are meant to, and there is room again when they have faded", () => {
  const voices = new Voices();
  const { bell } = scores;
  let taken = 0;
  while (taken < 100 && voices.take(bell, 5)) taken += 1;
  expect(taken).toBe(Math.floor(mostVoices / bell.length));
  expect(voices.take(bell, 5.1)).toBe(false);
  expect(voices.take(scores.tick, 5.1)).toBe(true);
  expect(voices.take(bell, 8)).toBe(true);
});
