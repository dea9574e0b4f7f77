import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "../store/browserStorage.ts";

/** Where sounds are heard: the screen of the room, or one laptop among thirty. */
export type Place = "screen" | "desk";

/** Whether and how loud this reader wants sounds; remembered by the browser, for the screen and for a desk apart. */
export interface SoundSettings {
  readonly isOn: ReadonlySignal<boolean>;
  /** Whether there may be music among the sounds. */
  readonly isMusicOn: ReadonlySignal<boolean>;
  /** From 0 to 1. */
  readonly volume: ReadonlySignal<number>;
  setOn(isOn: boolean): void;
  setMusicOn(isOn: boolean): void;
  setVolume(volume: number): void;
  /** A moderator's word for this screen, as long as it stands; null: the reader's own choice counts. SCR2 */
  steer(isOn: boolean | null): void;
}

const onKeys: Readonly<Record<Place, string>> = {
  screen: "regatta.sound.screen",
  desk: "regatta.sound.desk",
};
const musicKey = "regatta.music";
const volumeKey = "regatta.volume";
const usualVolume = 0.6;

/** Nobody is disturbed unasked: a desk is silent until its reader switches sounds on; the screen speaks at once. */
export function createSoundSettings(storage: Storage, place: ReadonlySignal<Place>): SoundSettings {
  const isOnAt = {
    screen: signal(storage.read(onKeys.screen) !== "off"),
    desk: signal(storage.read(onKeys.desk) === "on"),
  };
  const isMusicOn = signal(storage.read(musicKey) !== "off");
  const steered = signal<boolean | null>(null);
  const volume = signal(readVolume(storage.read(volumeKey)));
  return {
    isOn: computed(() => steered.value ?? isOnAt[place.value].value),
    isMusicOn,
    volume,
    setOn(isOn) {
      isOnAt[place.peek()].value = isOn;
      storage.write(onKeys[place.peek()], isOn ? "on" : "off");
    },
    steer(isOn) {
      steered.value = isOn;
    },
    setMusicOn(isOn) {
      isMusicOn.value = isOn;
      storage.write(musicKey, isOn ? "on" : "off");
    },
    setVolume(next) {
      volume.value = clamp(next);
      storage.write(volumeKey, String(clamp(next)));
    },
  };
}

function readVolume(stored: string | null): number {
  const volume = stored === null || stored.trim() === "" ? Number.NaN : Number(stored);
  return Number.isFinite(volume) ? clamp(volume) : usualVolume;
}

function clamp(volume: number): number {
  return Math.min(1, Math.max(0, volume));
}
