// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { en } from "../../../i18n/en.ts";
import { TextsContext } from "../../../i18n/texts.ts";
import { FrozenVeil } from "./FrozenVeil.tsx";
import { paintVeil, type VeilLook } from "./paintVeil.ts";
import type { VeilMessage } from "./veilWorker.ts";

const look: VeilLook = {
  title: "⚠ Not live",
  text: "This computer has stopped showing what happens. If it lasts, reload the page.",
  ink: "black",
  paper: "white",
  fontFamily: "sans-serif",
  width: 1_152,
  height: 216,
};

/** A canvas of which only the letters are kept; they are half as wide as they are high. */
function sheet() {
  const drawn: { text: string; x: number; y: number; size: number }[] = [];
  const context = {
    font: "",
    fillRect: () => undefined,
    strokeRect: () => undefined,
    clearRect: () => drawn.splice(0),
    fillText: (text: string, x: number, y: number) => drawn.push({ text, x, y, size: sizeOf(context.font) }),
    measureText: (text: string) => ({ width: text.length * sizeOf(context.font) * 0.5 }),
  };
  return { context: context as unknown as Parameters<typeof paintVeil>[0], drawn };
}
const sizeOf = (font: string) => Number(/([\d.]+)px/.exec(font)?.[1]);

test.each([
  [1_152, 216],
  [614, 154],
  [351, 169],
  [2_304, 432],
  [60, 300],
])("RST6 the sign says all its words within its %i × %i, one line below the other", (width, height) => {
  const { context, drawn } = sheet();
  paintVeil(context, { ...look, width, height });
  expect(drawn.map(({ text }) => text).join(" ")).toBe(`${look.title} ${look.text}`);
  for (const { text, y, size } of drawn) {
    expect(text.includes(" ") ? text.length * size * 0.5 : 0).toBeLessThanOrEqual(width);
    expect(y - size / 2).toBeGreaterThanOrEqual(0);
    expect(y + size / 2).toBeLessThanOrEqual(height);
  }
  drawn.slice(1).forEach(({ y, size }, index) => {
    expect(y - size / 2).toBeGreaterThan((drawn[index]?.y ?? 0) + (drawn[index]?.size ?? 0) / 2 - 1);
  });
});

const shown = (
  <TextsContext.Provider value={signal(en)}>
    <FrozenVeil />
  </TextsContext.Provider>
);

class HeardWorker {
  static readonly all: HeardWorker[] = [];
  readonly heard: VeilMessage[] = [];
  ended = false;
  constructor() {
    HeardWorker.all.push(this);
  }
  postMessage(message: VeilMessage) {
    this.heard.push(message);
  }
  terminate() {
    this.ended = true;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  HeardWorker.all.length = 0;
});
afterEach(() => {
  void act(() => render(null, document.body));
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("RST6 the page gives the sign once, and says once a second that it lives, until it goes", () => {
  vi.stubGlobal("Worker", HeardWorker);
  const { context, drawn } = sheet();
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      getContext = () => context;
      transferToImageBitmap = () => ({ width: 1, height: 1 });
    },
  );
  const canvas = HTMLCanvasElement.prototype as { transferControlToOffscreen?: unknown };
  canvas.transferControlToOffscreen = () => ({ width: 1, height: 1 });
  void act(() => render(shown, document.body));
  const [worker] = HeardWorker.all;
  if (!worker) throw new Error("no worker");
  vi.advanceTimersByTime(3_000);
  expect(worker.heard.map((message) => Object.keys(message)[0])).toEqual([
    "canvas",
    "sign",
    "lives",
    "lives",
    "lives",
  ]);
  expect(drawn.map(({ text }) => text).join(" ")).toContain("stopped showing");
  void act(() => render(null, document.body));
  vi.advanceTimersByTime(3_000);
  expect([worker.heard.length, worker.ended]).toEqual([5, true]);
  delete canvas.transferControlToOffscreen;
});

test("RST6 where a browser has no canvas for workers an animation waits, and is put off once a second", () => {
  const showing = { currentTime: 500, play: vi.fn(), cancel: vi.fn() };
  const animate = vi.fn(() => showing);
  Object.assign(Element.prototype, { animate });
  void act(() => render(shown, document.body));
  expect(animate).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2_000);
  expect([showing.play.mock.calls.length, showing.currentTime]).toEqual([2, 0]);
  void act(() => render(null, document.body));
  expect(showing.cancel).toHaveBeenCalledTimes(1);
});

test("RST6 the worker draws after six seconds without a word, and empties its canvas at the next", async () => {
  const drawn: unknown[] = [];
  const context = { clearRect: () => drawn.splice(0), drawImage: (sign: unknown) => drawn.push(sign) };
  const canvas = { width: 1, height: 1, getContext: () => context };
  const listeners: ((event: { data: unknown }) => void)[] = [];
  vi.stubGlobal("addEventListener", (_: string, listener: (event: { data: unknown }) => void) =>
    listeners.push(listener),
  );
  await import("./veilWorker.ts");
  const say = (data: unknown) => {
    for (const listener of listeners) listener({ data });
  };
  const sign = { width: 1_152, height: 216 };
  say({ canvas });
  say({ sign });
  expect([canvas.width, canvas.height, drawn.length]).toEqual([1_152, 216, 0]);
  vi.advanceTimersByTime(5_000);
  say({ lives: true });
  vi.advanceTimersByTime(5_999);
  expect(drawn).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(drawn).toEqual([sign]);
  say({ lives: true });
  expect(drawn).toEqual([]);
  vi.advanceTimersByTime(6_000);
  say({ sign: { width: 600, height: 100 } });
  expect([canvas.width, drawn.length]).toEqual([600, 0]);
});
