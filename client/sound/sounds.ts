import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Instrument } from "./instrument.ts";
import type { LoopName } from "./loops.ts";
import type { SoundName } from "./scores.ts";
import type { SoundSettings } from "./soundSettings.ts";

/** The sounds of a page. */
export interface Sounds extends SoundSettings {
  /** Sounds are wanted, but the browser waits for a click or a key. */
  readonly isBlocked: ReadonlySignal<boolean>;
  /** Makes the instrument ready when sounds are on, so that a page that will want them knows whether it may. */
  prepare(): void;
  /** Says nothing when sounds are off or blocked: a late sound would tell of another moment. */
  play(name: SoundName): void;
  /** What is heard in the background from now on, as soon and as long as sounds and music may be; null for nothing. */
  loop(name: LoopName | null): void;
  /** To be called within every click and key press until sounds are no longer blocked. */
  wake(): void;
}

/** The same sound again within this time is one sound. */
const apartMs = 300;

export interface SoundParts {
  readonly settings: SoundSettings;
  /** Loads and makes the instrument; null where the browser has none. */
  load(onChange: () => void): Promise<Instrument | null>;
  /** Counts milliseconds evenly. */
  readonly now: () => number;
}

export function createSounds({ settings, load, now }: SoundParts): Sounds {
  const instrument = signal<Instrument | null>(null);
  const isAwake = signal(false);
  const background = signal<LoopName | null>(null);
  const playedAt = new Map<SoundName, number>();
  let isLoading = false;

  function prepare(): void {
    if (!settings.isOn.peek() || isLoading || instrument.peek()) return;
    isLoading = true;
    load(listen).then(
      (loaded) => {
        instrument.value = loaded;
        listen();
      },
      () => {
        // Without a network now: the next sound asks again.
        isLoading = false;
      },
    );
  }

  function listen(): void {
    isAwake.value = instrument.peek()?.isAwake() ?? false;
  }

  effect(() => {
    const isHeard = settings.isOn.value && settings.isMusicOn.value && isAwake.value;
    instrument.value?.loop(isHeard ? background.value : null, settings.volume.value);
  });

  return {
    ...settings,
    isBlocked: computed(() => settings.isOn.value && instrument.value !== null && !isAwake.value),
    prepare,
    setOn(isOn) {
      settings.setOn(isOn);
      if (!isOn) return;
      prepare();
      instrument.peek()?.wake();
    },
    play(name) {
      prepare();
      const last = playedAt.get(name);
      if (!settings.isOn.peek() || !isAwake.peek() || (last !== undefined && now() - last < apartMs)) return;
      playedAt.set(name, now());
      instrument.peek()?.play(name, settings.volume.peek());
    },
    loop(name) {
      background.value = name;
      if (name !== null) prepare();
    },
    wake() {
      if (settings.isOn.peek() && !isAwake.peek()) instrument.peek()?.wake();
    },
  };
}

/** Wakes the instrument by the reader's first click or key; returns how to stop. */
export function wakeByGestures(
  sounds: Sounds,
  page: Pick<Window, "addEventListener" | "removeEventListener">,
) {
  const gestures = ["pointerup", "keydown"] as const;
  const wake = () => sounds.wake();
  return effect(() => {
    if (!sounds.isBlocked.value) return;
    for (const gesture of gestures) page.addEventListener(gesture, wake);
    return () => {
      for (const gesture of gestures) page.removeEventListener(gesture, wake);
    };
  });
}
