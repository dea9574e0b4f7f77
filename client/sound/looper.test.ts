import { expect, test } from "vitest";
import { createLooper } from "./looper.ts";
import { type Loop, loops } from "./loops.ts";

/** Writes down what it is asked to play. */
function paper() {
  const written: string[] = [];
  let sources = 0;
  const context = {
    currentTime: 10,
    createGain: () => ({
      gain: {
        value: 0.5,
        cancelScheduledValues: () => {},
        setValueAtTime: () => {},
        linearRampToValueAtTime: (value: number, at: number) => written.push(`to ${value} by ${at}`),
      },
      connect: (next: unknown) => next,
    }),
    createBufferSource() {
      const number = ++sources;
      return {
        buffer: null,
        loop: false,
        loopStart: 0,
        loopEnd: 0,
        connect: (next: unknown) => next,
        start() {
          written.push(`${number} loops ${this.loop} from ${this.loopStart} to ${this.loopEnd}`);
        },
        stop: (at: number) => written.push(`${number} stops at ${at}`),
      };
    },
  };
  const waiting: { readonly loop: Loop; readonly come: (works: boolean) => Promise<void> }[] = [];
  const render = (loop: Loop) =>
    new Promise<AudioBuffer>((resolve, reject) => {
      waiting.push({
        loop,
        async come(works) {
          if (works) resolve({ duration: (2 * loop.periodMs) / 1000 } as AudioBuffer);
          else reject(new Error("no audio"));
          for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
        },
      });
    });
  const looper = createLooper(context as unknown as BaseAudioContext, {} as AudioNode, render);
  return { looper, written, waiting };
}

test("a loop begins softly, goes round its second pass, follows the volume, and fades before it stops", async () => {
  const { looper, written, waiting } = paper();
  looper.set("lobby", 0.6);
  expect(waiting[0]?.loop).toBe(loops.lobby);
  await waiting[0]?.come(true);
  looper.set("lobby", 0.2);
  looper.set(null, 0.2);
  expect(written).toEqual([
    "1 loops true from 16 to 32",
    "to 0.6 by 11.5",
    "to 0.2 by 10.4",
    "to 0 by 10.4",
    "1 stops at 10.4",
  ]);
});

test("what is wanted twice while it is made ready plays once", async () => {
  const { looper, written, waiting } = paper();
  looper.set("lobby", 0.6);
  looper.set(null, 0.6);
  looper.set("lobby", 0.6);
  for (const { come } of waiting) await come(true);
  expect(written.filter((line) => line.includes("loops"))).toHaveLength(1);
});

test("what nobody wants any more when it is ready stays silent", async () => {
  const { looper, written, waiting } = paper();
  looper.set("lobby", 0.6);
  looper.set(null, 0.6);
  await waiting[0]?.come(true);
  expect(written).toEqual([]);
});

test("one loop gives way to the other, and is not made ready again", async () => {
  const { looper, written, waiting } = paper();
  looper.set("lobby", 0.6);
  await waiting[0]?.come(true);
  looper.set("lastMinutes", 0.6);
  await waiting[1]?.come(true);
  looper.set("lobby", 0.6);
  expect(waiting).toHaveLength(2);
  expect(written.filter((line) => /loops|stops/.test(line))).toEqual([
    "1 loops true from 16 to 32",
    "1 stops at 10.4",
    "2 loops true from 4 to 8",
    "2 stops at 10.4",
    "3 loops true from 16 to 32",
  ]);
});

test("where a loop cannot be made ready there is silence, and it is tried when it is wanted again", async () => {
  const { looper, written, waiting } = paper();
  looper.set("lobby", 0.6);
  await waiting[0]?.come(false);
  expect(written).toEqual([]);
  looper.set("lobby", 0.6);
  expect(waiting).toHaveLength(2);
});
