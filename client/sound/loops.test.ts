import { expect, test } from "vitest";
import { type Loop, loopNames, loops } from "./loops.ts";
import { type Note, scores, soundNames } from "./scores.ts";
import { isInCMajor, loudnessAt } from "./testing/hearing.ts";

/** The second of three passes, with what rings over from the first. */
const passes = ({ notes, periodMs }: Loop): readonly Note[] =>
  [0, 1, 2].flatMap((pass) => notes.map((note) => ({ ...note, atMs: note.atMs + pass * periodMs })));

test.each(loopNames)("%s is in the key of all sounds, within what small loudspeakers play softly", (name) => {
  for (const { pitchHz } of loops[name].notes) {
    expect([pitchHz, isInCMajor(pitchHz)]).toEqual([pitchHz, true]);
    expect(pitchHz).toBeGreaterThanOrEqual(100);
    expect(pitchHz).toBeLessThanOrEqual(1_000);
  }
});

test.each(loopNames)("%s is quieter than any sound that tells something", (name) => {
  const quietest = Math.min(
    ...soundNames.map((sound) =>
      Math.max(...scores[sound].map(({ atMs }) => loudnessAt(scores[sound], atMs))),
    ),
  );
  const all = passes(loops[name]);
  const loudest = Math.max(...all.map(({ atMs }) => loudnessAt(all, atMs)));
  expect(loudest).toBeGreaterThan(0.05);
  // The swells come up and fade: as they cross they are half as loud as their tones say.
  expect(loudest).toBeLessThanOrEqual(0.26);
  const each = Math.max(...loops[name].notes.map(({ gain }) => gain));
  expect(each).toBeLessThan(quietest);
});

test.each(loopNames)("%s swells and fades without a click, and is never more than ten tones", (name) => {
  const { notes } = loops[name];
  for (const { attackMs, durationMs } of notes) {
    expect(attackMs).toBeGreaterThanOrEqual(10);
    expect(durationMs - attackMs).toBeGreaterThanOrEqual(100);
  }
  const all = passes(loops[name]);
  const atOnce = ({ atMs }: Note) =>
    all.filter((other) => other.atMs <= atMs && atMs < other.atMs + other.durationMs).length;
  expect(Math.max(...all.map(atOnce))).toBeLessThanOrEqual(10);
});

test.each(loopNames)(
  "%s goes on into itself: no note waits longer at its seam than within, or rings twice",
  (name) => {
    const { notes, periodMs } = loops[name];
    for (const { atMs, durationMs } of notes) {
      expect(atMs).toBeLessThan(periodMs);
      expect(durationMs).toBeLessThan(periodMs);
    }
    const starts = [...new Set(notes.map(({ atMs }) => atMs))].toSorted((a, b) => a - b);
    const gaps = starts.map((at, index) => (starts[index + 1] ?? (starts[0] ?? 0) + periodMs) - at);
    expect(gaps.at(-1)).toBeLessThanOrEqual(Math.max(...gaps.slice(0, -1)));
  },
);

test("the pulse of the last minutes beats with the seconds", () => {
  const beats = loops.lastMinutes.notes.filter(({ gain }) => gain > 0.06).map(({ atMs }) => atMs);
  expect(beats).toEqual([0, 1_000, 2_000, 3_000]);
  expect(loops.lastMinutes.periodMs).toBe(4_000);
});

test("a loop is a whole number of samples long, so that it never drifts", () => {
  for (const name of loopNames) expect((loops[name].periodMs * 22_050) % 1_000).toBe(0);
});
