import { type Note, tone } from "./scores.ts";

/** What is heard in the background of the big screen. */
export const loopNames = ["lobby", "lastMinutes"] as const;
export type LoopName = (typeof loopNames)[number];

/** Notes that come again after each period; what rings across its end goes on in the next. */
export interface Loop {
  readonly periodMs: number;
  readonly notes: readonly Note[];
}

const [a2, c3, f3, g3, a3] = [110, 130.81, 174.61, 196, 220] as const;
const [b3, c4, d4, e4, g4] = [246.94, 261.63, 293.66, 329.63, 392] as const;
const [a4, c5, d5, e5, g5] = [440, 523.25, 587.33, 659.26, 783.99] as const;

/** All of it is in C major, as the other sounds are, and quieter than any of them. */
export const loops: Readonly<Record<LoopName, Loop>> = {
  /** A swell of four chords, as long as four breaths, and a few high drops on it. */
  lobby: {
    periodMs: 16_000,
    notes: [
      ...swell(0, [c3, g3, e4]),
      ...swell(4_000, [a2, a3, c4]),
      ...swell(8_000, [f3, a3, c4]),
      ...swell(12_000, [g3, b3, d4]),
      ...drops([e5, g5, c5, d5, a4, c5, g4, d5]),
    ],
  },
  /** A heart that beats with the seconds; each fourth beat lifts. */
  lastMinutes: {
    periodMs: 4_000,
    notes: [...beat(0, a3), ...beat(1_000, a3), ...beat(2_000, a3), ...beat(3_000, c4)],
  },
};

function swell(atMs: number, pitches: readonly number[]): readonly Note[] {
  return pitches.map((pitchHz) => ({ ...tone(atMs, 5_200, pitchHz, 0.035), attackMs: 1_400 }));
}

/** One every two seconds, off the chord's own beginning. */
function drops(pitches: readonly number[]): readonly Note[] {
  return pitches.map((pitchHz, index) => ({
    ...tone(1_000 + index * 2_000, 1_800, pitchHz, 0.03),
    attackMs: 25,
  }));
}

function beat(atMs: number, pitchHz: number): readonly Note[] {
  return [
    { ...tone(atMs, 260, pitchHz, 0.08, "triangle"), attackMs: 14 },
    { ...tone(atMs + 240, 200, pitchHz / 2, 0.05, "triangle"), attackMs: 14 },
  ];
}
