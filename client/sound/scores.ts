/** Every sound of the pages. */
export const soundNames = [
  "join",
  "purchase",
  "accepted",
  "wrong",
  "failed",
  "overtaking",
  "tenMinutes",
  "lastMinutes",
  "tick",
  "bell",
  "reveal",
  "fanfare",
] as const;
export type SoundName = (typeof soundNames)[number];

/** One tone: when it begins after the sound's start, how long it rings, how high and how loud it is. */
export interface Note {
  readonly atMs: number;
  readonly durationMs: number;
  readonly pitchHz: number;
  /** Where the pitch has slid to at the end; the same when absent. */
  readonly toPitchHz?: number;
  /** From 0 to 1, before the listener's own volume. */
  readonly gain: number;
  readonly wave: OscillatorType;
  /** How fast the tone comes up. */
  readonly attackMs: number;
}

const c4 = 261.63;
const g4 = 392;
const c5 = 523.25;
const e5 = 659.26;
const g5 = 783.99;
const a5 = 880;
const c6 = 1046.5;
const e6 = 1318.51;

/** What is played: few tones, short, and the good told from the bad by direction and by colour of tone. */
export const scores: Readonly<Record<SoundName, readonly Note[]>> = {
  join: [tone(0, 120, g5, 0.12), tone(90, 200, c6, 0.12)],
  purchase: [tone(0, 70, a5, 0.1, "triangle"), tone(60, 90, e5, 0.1, "triangle")],
  accepted: [tone(0, 130, c5, 0.2), tone(100, 130, e5, 0.2), tone(200, 320, g5, 0.22)],
  wrong: [{ ...tone(0, 320, 196, 0.16, "triangle"), toPitchHz: 138.6 }],
  failed: [tone(0, 200, g4, 0.16, "triangle"), tone(190, 420, c4, 0.18, "triangle")],
  overtaking: [
    tone(0, 110, g5, 0.18, "triangle"),
    tone(100, 110, c6, 0.18, "triangle"),
    tone(200, 110, g5, 0.16, "triangle"),
    tone(300, 420, e6, 0.2, "triangle"),
  ],
  tenMinutes: [tone(0, 240, e5, 0.18), tone(320, 520, a5, 0.18)],
  lastMinutes: [
    tone(0, 180, e5, 0.22, "triangle"),
    tone(260, 180, e5, 0.22, "triangle"),
    tone(520, 420, a5, 0.22, "triangle"),
  ],
  tick: [tone(0, 60, c6, 0.14, "triangle")],
  bell: [...strike(0), ...strike(420), ...strike(840)],
  reveal: [tone(0, 140, g5, 0.18, "triangle"), tone(130, 420, c6, 0.2, "triangle")],
  fanfare: [
    tone(0, 160, c5, 0.2, "triangle"),
    tone(150, 160, e5, 0.2, "triangle"),
    tone(300, 160, g5, 0.2, "triangle"),
    ...[c5, e5, g5, c6].map((pitchHz) => tone(450, 900, pitchHz, 0.13, "triangle")),
  ],
};

/** How long a sound rings, in ms. */
export function lengthMs(score: readonly Note[]): number {
  return Math.max(0, ...score.map(({ atMs, durationMs }) => atMs + durationMs));
}

/** A plain tone, which comes up at once. */
export function tone(
  atMs: number,
  durationMs: number,
  pitchHz: number,
  gain: number,
  wave: OscillatorType = "sine",
): Note {
  return { atMs, durationMs, pitchHz, gain, wave, attackMs: 8 };
}

/** A stroke of a bell: its partials do not stand in whole numbers to each other, and the high ones fade first. */
function strike(atMs: number): readonly Note[] {
  const partials = [
    [1, 0.16, 1100],
    [2.4, 0.09, 700],
    [3.9, 0.05, 420],
  ] as const;
  return partials.map(([ratio, gain, durationMs]) => ({
    ...tone(atMs, durationMs, 440 * ratio, gain),
    attackMs: 3,
  }));
}
