// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import { clear, settle, show, stageApp } from "../testing/stage.tsx";
import { Confetti } from "./Confetti.tsx";

afterEach(() => {
  clear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("confetti is drawn as large as the screen is by then, not as it was at the first scrap", async () => {
  const { app } = stageApp();
  const preferences = { ...app.preferences, isMoving: signal(true) };
  const size = { width: 1_000, height: 500 };
  vi.spyOn(Element.prototype, "clientWidth", "get").mockImplementation(() => size.width);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockImplementation(() => size.height);
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue({} as never);
  const resized: (() => void)[] = [];
  const isThrown = signal(false);
  function Screen() {
    return isThrown.value ? <Confetti /> : null;
  }
  await show({ ...app, preferences }, <Screen />);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(onResize: () => void) {
        resized.push(onResize);
      }
      observe() {}
      disconnect() {
        resized.length = 0;
      }
    },
  );
  vi.stubGlobal("requestAnimationFrame", () => 1);
  await settle(() => {
    isThrown.value = true;
  });
  const canvas = document.querySelector("canvas");
  expect([canvas?.width, canvas?.height]).toEqual([1_000, 500]);
  Object.assign(size, { width: 1_920, height: 1_080 });
  for (const onResize of resized) onResize();
  expect([canvas?.width, canvas?.height]).toEqual([1_920, 1_080]);
  await settle(clear);
  expect(resized).toEqual([]);
});
