import { createLooper, type Looper, renderLoop } from "./looper.ts";
import { lengthMs, type SoundName, scores } from "./scores.ts";
import { createSlumber } from "./slumber.ts";
import { playScore } from "./synth.ts";
import { Voices } from "./voices.ts";

/** What makes the sounds: loaded when the first is wanted. */
export interface Instrument {
  /** False while the browser waits for a click or a key. */
  isAwake(): boolean;
  /** Asks the browser; it agrees within a click or a key press only. */
  wake(): void;
  /** `volume` from 0 to 1. Silent where too much rings already. */
  play(name: SoundName, volume: number): void;
  readonly loop: Looper["set"];
}

/** The browser's own synthesizer; null where there is none. `onChange` is told when it falls asleep or wakes. */
export function createInstrument(onChange: () => void): Instrument | null {
  if (typeof AudioContext === "undefined") return null;
  const context = new AudioContext();
  const master = context.createGain();
  // Several sounds at once must not crackle.
  const limiter = context.createDynamicsCompressor();
  master.connect(limiter).connect(context.destination);
  const voices = new Voices();
  const looper = createLooper(context, limiter, renderLoop);
  const slumber = createSlumber(context, onChange);
  return {
    isAwake: slumber.isAllowed,
    wake() {
      // A browser that refuses goes on waiting for a gesture.
      context.resume().catch(() => {});
    },
    loop(name, volume) {
      if (name === null) slumber.rest();
      else slumber.stir(Number.POSITIVE_INFINITY);
      looper.set(name, volume);
    },
    play(name, volume) {
      if (!voices.take(scores[name], context.currentTime)) return;
      slumber.stir(lengthMs(scores[name]));
      master.gain.value = volume;
      playScore(context, master, scores[name]);
    },
  };
}
