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
  stripe: "grey",
  width: 1_920,
  height: 1_080,
};

/** A canvas of which only the letters and boxes are kept; letters are half as wide as they are high. */
function sheet() {
  const drawn: { text: string; x: number; y: number; size: number }[] = [];
  const boxes: { left: number; top: number; width: number; height: number }[] = [];
  const context = {
    fillStyle: "",
    font: "",
    textAlign: "start",
    textBaseline: "alphabetic",
    globalAlpha: 1,
    fillRect: (left: number, top: number, width: number, height: number) => {
      if (context.globalAlpha === 1) boxes.push({ left, top, width, height });
    },
    fillText: (text: string, x: number, y: number) => drawn.push({ text, x, y, size: sizeOf(context.font) }),
    measureText: (text: string) => ({ width: text.length * sizeOf(context.font) * 0.5 }),
  };
  return { context: context as unknown as Parameters<typeof paintVeil>[0], drawn, boxes };
}
const sizeOf = (font: string) => Number(/([\d.]+)px/.exec(font)?.[1]);

test.each([
  [1_920, 1_080],
  [1_024, 768],
  [390, 844],
  [3_840, 2_160],
])(
  "RST6 the veil says all its words within a window of %i × %i, one line below the other",
  (width, height) => {
    const { context, drawn, boxes } = sheet();
    paintVeil(context, { ...look, width, height });
    expect(drawn.map(({ text }) => text).join(" ")).toBe(`${look.title} ${look.text}`);
    for (const box of boxes) {
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
      expect(box.left + box.width).toBeLessThanOrEqual(width);
      expect(box.top + box.height).toBeLessThanOrEqual(height);
    }
    boxes.slice(1).forEach((box, index) => {
      expect(box.top).toBeGreaterThanOrEqual((boxes[index]?.top ?? 0) + (boxes[index]?.height ?? 0) - 1);
    });
  },
);

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

test("RST6 the page says once a second that it lives, and how the veil would look, until it goes", () => {
  vi.stubGlobal("Worker", HeardWorker);
  const canvas = HTMLCanvasElement.prototype as { transferControlToOffscreen?: unknown };
  canvas.transferControlToOffscreen = () => ({ width: 1, height: 1 });
  void act(() => render(shown, document.body));
  const [worker] = HeardWorker.all;
  if (!worker) throw new Error("no worker");
  expect(Object.keys(worker.heard[0] ?? {})).toEqual(["canvas"]);
  vi.advanceTimersByTime(3_000);
  expect(worker.heard.slice(1)).toHaveLength(4);
  expect(worker.heard.at(-1)).toMatchObject({
    look: { width: window.innerWidth, text: expect.stringContaining("stopped showing") },
  });
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
  const { context, drawn } = sheet();
  const canvas = { width: 1, height: 1, getContext: () => context };
  const listeners: ((event: { data: unknown }) => void)[] = [];
  vi.stubGlobal("addEventListener", (_: string, listener: (event: { data: unknown }) => void) =>
    listeners.push(listener),
  );
  await import("./veilWorker.ts");
  const say = (data: unknown) => {
    for (const listener of listeners) listener({ data });
  };
  say({ canvas });
  say({ look });
  vi.advanceTimersByTime(5_000);
  say({ look });
  vi.advanceTimersByTime(5_999);
  expect([canvas.width, drawn.length]).toEqual([1, 0]);
  vi.advanceTimersByTime(1);
  expect([canvas.width, canvas.height]).toEqual([1_920, 1_080]);
  expect(drawn[0]?.text).toBe(look.title);
  say({ look });
  expect([canvas.width, canvas.height]).toEqual([1, 1]);
});
