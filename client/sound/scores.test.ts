import { expect, test } from "vitest";
import { lengthMs, scores, soundNames } from "./scores.ts";
import { playScore } from "./synth.ts";
import { isInCMajor, loudnessAt } from "./testing/hearing.ts";

test.each(soundNames)("%s is short, audible and not too loud", (name) => {
  const score = scores[name];
  expect(score.length).toBeGreaterThan(0);
  expect(lengthMs(score)).toBeLessThanOrEqual(2_000);
  for (const note of score) {
    expect(note.pitchHz).toBeGreaterThanOrEqual(130);
    expect(note.pitchHz).toBeLessThanOrEqual(2_000);
    expect(note.durationMs).toBeGreaterThan(note.attackMs);
  }
  for (const { atMs } of score) expect(loudnessAt(score, atMs)).toBeLessThanOrEqual(0.75);
});

test("right rises, wrong falls", () => {
  const pitches = scores.accepted.map(({ pitchHz }) => pitchHz);
  expect(pitches).toEqual([...pitches].sort((a, b) => a - b));
  for (const { pitchHz, toPitchHz } of scores.wrong) expect(toPitchHz).toBeLessThan(pitchHz);
  const [high = 0, low = 0] = scores.failed.map(({ pitchHz }) => pitchHz);
  expect([scores.failed.length, low < high]).toEqual([2, true]);
});

test("all are of one key, but a bell, which has none, and what slides away from it", () => {
  for (const name of soundNames) {
    if (name === "bell" || name === "wrong") continue;
    for (const { pitchHz } of scores[name]) expect([name, isInCMajor(pitchHz)]).toEqual([name, true]);
  }
});

test("what happens often is shorter than what happens once", () => {
  for (const often of ["join", "purchase", "tick"] as const) {
    expect(lengthMs(scores[often])).toBeLessThan(300);
  }
});

test("each note becomes one tone that starts and stops in its time, swelling and fading", () => {
  const context = new PaperContext(10);
  playScore(context as unknown as BaseAudioContext, {} as AudioNode, scores.wrong);
  expect(context.written).toEqual([
    "triangle",
    "196 at 10",
    "slides to 138.6 by 10.32",
    "0.0001 at 10",
    "slides to 0.16 by 10.008",
    "slides to 0.0001 by 10.32",
    "starts at 10",
    "stops at 10.32",
  ]);
});

/** Writes down what it is asked to play. */
class PaperContext {
  readonly written: string[] = [];
  readonly currentTime: number;

  constructor(currentTime: number) {
    this.currentTime = currentTime;
  }

  createOscillator() {
    const { written } = this;
    return {
      set type(wave: string) {
        written.push(wave);
      },
      frequency: this.#value(),
      connect: (next: unknown) => next,
      start: (at: number) => written.push(`starts at ${at}`),
      stop: (at: number) => written.push(`stops at ${at}`),
    };
  }

  createGain() {
    return { gain: this.#value(), connect: (next: unknown) => next };
  }

  #value() {
    return {
      setValueAtTime: (value: number, at: number) => this.written.push(`${value} at ${at}`),
      exponentialRampToValueAtTime: (value: number, at: number) =>
        this.written.push(`slides to ${value} by ${at}`),
    };
  }
}
