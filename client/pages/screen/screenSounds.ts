import type { SoundName } from "../../sound/scores.ts";
import type { Celebration } from "./celebrations.ts";
import type { Happening } from "./happenings.ts";

/** The one sound for what happened in one step: the most important, so that a busy moment is no noise. */
export function soundOf(
  happenings: readonly Happening[],
  celebrations: readonly Celebration[],
): SoundName | null {
  const heard = new Set<SoundName | null>([
    ...celebrations.map(({ kind }) => soundsOfCelebrations[kind]),
    ...happenings.map(({ kind }) => soundsOfHappenings[kind]),
  ]);
  return importance.find((sound) => heard.has(sound)) ?? null;
}

const importance: readonly SoundName[] = [
  "bell",
  "lastMinutes",
  "tenMinutes",
  "overtaking",
  "accepted",
  "failed",
  "purchase",
  "join",
];

const soundsOfCelebrations: Readonly<Record<Celebration["kind"], SoundName>> = {
  bell: "bell",
  ten_minutes: "tenMinutes",
  last_minutes: "lastMinutes",
  lead: "overtaking",
  first_solve: "overtaking",
};

const soundsOfHappenings: Readonly<Record<Happening["kind"], SoundName | null>> = {
  started: "bell",
  finished: "bell",
  solved: "accepted",
  failed: "failed",
  bought: "purchase",
  joined: "join",
  left: null,
  paused: null,
  resumed: null,
  reopened: null,
};
