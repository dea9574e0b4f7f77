import { type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "../store/browserStorage.ts";

/** What a phone lets its hand feel. */
export type Touch = "accepted" | "wrong" | "failed" | "overtaken" | "lastMinute";

/** Short and few, in ms: on, off, on. The good is light and double, a wrong answer one dull push, a lost card two. */
export const touches: Readonly<Record<Touch, readonly number[]>> = {
  accepted: [30, 60, 50],
  wrong: [160],
  failed: [120, 80, 120],
  overtaken: [25],
  lastMinute: [70, 90, 70],
};

/** The same again within this time is not felt: at the top of a close contest places change by the second. */
const apartMs: Readonly<Record<Touch, number>> = {
  accepted: 0,
  wrong: 0,
  failed: 0,
  overtaken: 60_000,
  lastMinute: 60_000,
};

export interface Haptics {
  /** Whether this device can; else there is no setting. */
  readonly isThere: boolean;
  readonly isOn: ReadonlySignal<boolean>;
  setOn(isOn: boolean): void;
  feel(touch: Touch): void;
}

export interface HapticParts {
  /** Null where there is none. */
  readonly vibrate: ((pattern: number[]) => void) | null;
  readonly storage: Storage;
  /** False when the reader or the system asks for stillness: then nothing trembles. */
  readonly isMoving: ReadonlySignal<boolean>;
  /** Counts milliseconds evenly. */
  readonly now: () => number;
}

const key = "regatta.haptics";

/** On until its reader switches it off, which the browser remembers. */
export function createHaptics({ vibrate, storage, isMoving, now }: HapticParts): Haptics {
  const isOn = signal(storage.read(key) !== "off");
  const feltAt = new Map<Touch, number>();
  return {
    isThere: vibrate !== null,
    isOn,
    setOn(next) {
      isOn.value = next;
      storage.write(key, next ? "on" : "off");
    },
    feel(touch) {
      const last = feltAt.get(touch);
      if (!vibrate || !isOn.peek() || !isMoving.peek()) return;
      if (last !== undefined && now() - last < apartMs[touch]) return;
      feltAt.set(touch, now());
      vibrate([...touches[touch]]);
    },
  };
}

/** A browser's motor, on what is held in the hand: browsers of desks have the function, and nothing behind it. */
export function motorOf({ navigator, matchMedia }: Pick<Window, "navigator" | "matchMedia">) {
  if (!("vibrate" in navigator) || !matchMedia("(pointer: coarse)").matches) return null;
  return (pattern: number[]) => void navigator.vibrate(pattern);
}
