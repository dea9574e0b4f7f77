import { type Loop, type LoopName, loops } from "./loops.ts";
import { playScore } from "./synth.ts";

/** Plays one loop at a time. */
export interface Looper {
  /** What is to be heard from now on, null for nothing, and how loud, from 0 to 1. The same again begins nothing anew. */
  set(name: LoopName | null, volume: number): void;
}

interface Playing {
  readonly source: AudioBufferSourceNode;
  readonly level: GainNode;
}

/** Loops are soft: half of what CDs hold is enough for all their tones, and half the work and memory. */
export const loopRateHz = 22_050;
const comesS = 1.5;
const goesS = 0.4;

/** `render` is asked once for each loop; when it fails that loop stays silent until it is wanted again. */
export function createLooper(
  context: BaseAudioContext,
  output: AudioNode,
  render: (loop: Loop) => Promise<AudioBuffer>,
): Looper {
  const rendered = new Map<LoopName, AudioBuffer>();
  let wanted: LoopName | null = null;
  let volume = 0;
  let playing: Playing | null = null;

  function begin(name: LoopName, buffer: AudioBuffer): void {
    // The first to be ready plays: it may have been wanted twice meanwhile.
    if (wanted !== name || playing) return;
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.loop = true;
    source.loopStart = buffer.duration / 2;
    source.loopEnd = buffer.duration;
    const level = context.createGain();
    level.gain.setValueAtTime(0, context.currentTime);
    source.connect(level).connect(output);
    // From the first pass on: only what rang before its start is not there yet.
    source.start();
    playing = { source, level };
    fade(playing, volume, comesS);
  }

  function fade({ level: { gain } }: Playing, to: number, seconds: number): void {
    const now = context.currentTime;
    gain.cancelScheduledValues(now);
    gain.setValueAtTime(gain.value, now);
    gain.linearRampToValueAtTime(to, now + seconds);
  }

  function end(): void {
    if (!playing) return;
    fade(playing, 0, goesS);
    playing.source.stop(context.currentTime + goesS);
    playing = null;
  }

  return {
    set(name, nextVolume) {
      volume = nextVolume;
      if (name === wanted) {
        if (playing) fade(playing, volume, goesS);
        return;
      }
      wanted = name;
      end();
      if (name === null) return;
      const ready = rendered.get(name);
      if (ready) {
        begin(name, ready);
        return;
      }
      render(loops[name]).then(
        (buffer) => {
          rendered.set(name, buffer);
          begin(name, buffer);
        },
        () => {
          if (wanted === name) wanted = null;
        },
      );
    },
  };
}

/** The loop twice: its second pass holds what rings over from the first, so that it goes on into itself without a seam. */
export function renderLoop({ notes, periodMs }: Loop): Promise<AudioBuffer> {
  const context = new OfflineAudioContext(1, (2 * periodMs * loopRateHz) / 1000, loopRateHz);
  for (const pass of [0, 1]) playScore(context, context.destination, notes, (pass * periodMs) / 1000);
  return context.startRendering();
}
