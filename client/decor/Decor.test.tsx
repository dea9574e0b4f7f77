// @vitest-environment jsdom
import { computed, signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dictionaries } from "../i18n/dictionaries.ts";
import { en } from "../i18n/en.ts";
import { createMemoryStorage } from "../store/browserStorage.ts";
import { createPreferences } from "../store/preferences.ts";
import { showDecor } from "./showDecor.ts";

const window_ = { width: 1000, height: 700 };
const figure = { width: 100, height: 100 };
const system = signal({ dark: false, contrast: false, still: false });

beforeEach(() => {
  // What jsdom does not lay out.
  vi.spyOn(document.documentElement, "clientWidth", "get").mockReturnValue(window_.width);
  vi.spyOn(document.documentElement, "clientHeight", "get").mockReturnValue(window_.height);
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(figure.width);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(figure.height);
  Object.assign(HTMLElement.prototype, { setPointerCapture: () => {} });
  Object.assign(document, { elementsFromPoint: () => [] });
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

async function open(storage = createMemoryStorage()) {
  const preferences = createPreferences(storage, ["en"], system);
  preferences.setTheme("pink");
  const close = showDecor(
    preferences,
    computed(() => dictionaries[preferences.language.value]),
    storage,
  );
  const kitten = await vi.waitFor(() => find(en.decor.kitten), 10_000);
  return { storage, preferences, close, kitten };
}

function find(label: string): HTMLButtonElement {
  const found = document.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`);
  if (!found) throw new Error(`no ${label}`);
  return found;
}

function placeOf(button: HTMLElement): readonly [x: number, y: number] {
  return [
    Number(button.style.getPropertyValue("--x")) * (window_.width - figure.width),
    Number(button.style.getPropertyValue("--y")) * (window_.height - figure.height),
  ];
}

function point(on: EventTarget, type: string, clientX: number, clientY: number): void {
  on.dispatchEvent(
    new PointerEvent(type, { bubbles: true, isPrimary: true, pointerId: 1, button: 0, clientX, clientY }),
  );
}

function press(on: EventTarget, key: string): void {
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

const shows = (button: HTMLElement, x: number, y: number) =>
  vi.waitFor(() => {
    expect(placeOf(button)[0]).toBeCloseTo(x);
    expect(placeOf(button)[1]).toBeCloseTo(y);
  });

test("the figures come and go with the theme", async () => {
  const { preferences, close } = await open();
  find(en.decor.girl);
  expect(document.querySelectorAll(".decor-petal").length).toBeLessThanOrEqual(20);
  preferences.setTheme("dark");
  expect(document.querySelector(".decor")).toBeNull();
  expect(document.querySelector(".decor-sky")).toBeNull();
  close();
});

test("a figure is dragged, stays where it was put, and stands there after a reload", async () => {
  const { storage, kitten, close } = await open();
  await shows(kitten, 900, 600);
  point(kitten, "pointerdown", 950, 650);
  point(window, "pointermove", 450, 250);
  await shows(kitten, 400, 200);
  point(window, "pointerup", 450, 250);
  close();
  const again = await open(storage);
  await shows(again.kitten, 400, 200);
  again.close();
});

test("Escape gives a dragged figure back to the place that it was taken from", async () => {
  const { storage, kitten, close } = await open();
  point(kitten, "pointerdown", 950, 650);
  point(window, "pointermove", 450, 250);
  press(window, "Escape");
  await shows(kitten, 900, 600);
  point(window, "pointermove", 300, 300);
  await shows(kitten, 900, 600);
  expect(storage.read("regatta.decor")).toBeNull();
  close();
});

test("arrow keys move a figure, Home leads it back, and other keys are the page's", async () => {
  const { kitten, close } = await open();
  press(kitten, "ArrowLeft");
  await shows(kitten, 876, 600);
  press(kitten, "ArrowUp");
  await shows(kitten, 876, 576);
  press(kitten, "Home");
  await shows(kitten, 900, 600);
  const tab = new KeyboardEvent("keydown", { key: "Tab", bubbles: true, cancelable: true });
  kitten.dispatchEvent(tab);
  expect(tab.defaultPrevented).toBe(false);
  close();
});

test("a click strokes the kitten, in words too; the end of a drag does not", async () => {
  const { kitten, close } = await open();
  point(kitten, "pointerdown", 950, 650);
  point(window, "pointermove", 900, 600);
  point(window, "pointerup", 900, 600);
  kitten.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
  expect(kitten.dataset.petted).toBe("false");
  kitten.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
  await vi.waitFor(() => expect(kitten.dataset.petted).toBe("true"));
  expect(document.querySelector("[role=status]")?.textContent).toBe(en.decor.answers.kitten);
  close();
});
