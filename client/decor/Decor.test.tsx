// @vitest-environment jsdom
import { computed, signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dictionaries } from "../i18n/dictionaries.ts";
import { en } from "../i18n/en.ts";
import { raceView } from "../race/testing/views.ts";
import { createMemoryStorage } from "../store/browserStorage.ts";
import { createPreferences } from "../store/preferences.ts";
import { createShownContest, type Shown } from "../store/shownContest.ts";
import { showDecor } from "./showDecor.ts";
import { cheerMs, lullMs } from "./useStirs.ts";

const window_ = { width: 1000, height: 700 };
const figure = { width: 100, height: 100 };
const system = signal({ dark: false, contrast: false, still: false });
/** What is written on the page: it fills its `data-box`. */
const boxOf = (element: Element | null | undefined) => {
  const [left = 0, top = 0, width = 0, height = 0] =
    element?.getAttribute("data-box")?.split(" ").map(Number) ?? [];
  return new DOMRect(left, top, width, height);
};

/** A walk that is never looked at. */
class StandingStill {
  readonly playState = "finished";
  cancel(): void {}
}

beforeEach(() => {
  // What jsdom does not lay out.
  vi.spyOn(document.documentElement, "clientWidth", "get").mockReturnValue(window_.width);
  vi.spyOn(document.documentElement, "clientHeight", "get").mockReturnValue(window_.height);
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(figure.width);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(figure.height);
  Object.assign(HTMLElement.prototype, { setPointerCapture: () => {}, animate: () => new StandingStill() });
  Object.assign(Element.prototype, {
    getBoundingClientRect(this: Element) {
      return boxOf(this);
    },
  });
  Object.assign(Range.prototype, {
    getClientRects(this: Range) {
      return [boxOf(this.startContainer.parentElement)];
    },
  });
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query === "(hover: hover)" }));
  HTMLCanvasElement.prototype.getContext = () => null;
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

async function open(storage = createMemoryStorage()) {
  const preferences = createPreferences(storage, ["en"], system);
  preferences.setTheme("pink");
  const { now: shown, show } = createShownContest();
  const texts = computed(() => dictionaries[preferences.language.value]);
  const close = showDecor({ preferences, texts, storage, shown });
  const kitten = await vi.waitFor(() => find(en.decor.kitten), 10_000);
  return { storage, preferences, close, kitten, show };
}

/** Writes a line on the page. */
function write(box: string): HTMLElement {
  const line = document.createElement("p");
  line.dataset.box = box;
  line.textContent = "Foxes solved it";
  document.body.prepend(line);
  return line;
}

const onScreen = (view: Shown["view"], isQuiet = false): Shown => ({
  page: "screen",
  view,
  team: null,
  isQuiet,
});
const bought = raceView({ 1: { balancePoints: 400, cells: [1, 0, 0, 0] } });
const solved = raceView({ 1: { balancePoints: 600, cells: [11, 0, 0, 0] } });

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

test("PNK7 the figures come and go with the theme, and leave no shore", async () => {
  const { preferences, close } = await open();
  find(en.decor.girl);
  expect(document.querySelectorAll(".decor-petal").length).toBeLessThanOrEqual(20);
  preferences.setTheme("dark");
  expect(document.querySelector(".decor")).toBeNull();
  expect(document.querySelector(".decor-sky")).toBeNull();
  expect(document.documentElement.dataset.shore).toBeUndefined();
  close();
});

test("PNK6 a figure is dragged, stays where it was put, and stands there after a reload", async () => {
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

test("PNK6 Escape gives a dragged figure back to the place that it was taken from", async () => {
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

test("PNK6 arrow keys move a figure, Home and Escape lead it back, and other keys are the page's", async () => {
  const { kitten, close } = await open();
  press(kitten, "ArrowLeft");
  await shows(kitten, 876, 600);
  press(kitten, "ArrowUp");
  await shows(kitten, 876, 576);
  press(kitten, "Home");
  await shows(kitten, 900, 600);
  press(kitten, "ArrowLeft");
  await shows(kitten, 876, 600);
  press(kitten, "Escape");
  await shows(kitten, 900, 600);
  // At home Escape means what lies below.
  const toPage = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  kitten.dispatchEvent(toPage);
  expect(toPage.defaultPrevented).toBe(false);
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

test("PNK2 a figure steps aside for what comes to be written, and comes back when it is gone", async () => {
  const { kitten, close } = await open();
  await shows(kitten, 900, 600);
  const line = write("850 650 150 30");
  await shows(kitten, 746, 600);
  line.remove();
  await shows(kitten, 900, 600);
  close();
});

test("PNK2 PNK6 where a line fills the whole edge nobody stands, and no key leads there", async () => {
  const { kitten, close } = await open();
  write("0 690 1000 10");
  await vi.waitFor(() => expect(kitten.dataset.away).toBe("true"));
  expect(find(en.decor.girl).dataset.away).toBe("true");
  close();
});

test("PNK4 SCR5 the kitten goes after the leading boat, and home when there is no race to be seen", async () => {
  const { kitten, close, show } = await open();
  const water = document.createElement("div");
  water.className = "race-water";
  water.dataset.box = "0 100 1000 400";
  document.body.prepend(water);
  show(onScreen(raceView({ 1: { balancePoints: 500 }, 2: { balancePoints: 900 } })));
  await vi.waitFor(() => {
    const [left, top] = placeOf(kitten);
    expect(left).toBeGreaterThan(300);
    expect(left).toBeLessThan(860);
    expect(top).toBeCloseTo(600);
  });
  show(onScreen(raceView({ 1: { balancePoints: 500 }, 2: { balancePoints: 900 } }), true));
  await shows(kitten, 900, 600);
  water.remove();
  await shows(kitten, 900, 600);
  close();
});

test("PNK3 a right answer is cheered for a moment", async () => {
  const { kitten, close, show } = await open();
  vi.useFakeTimers();
  show(onScreen(bought));
  expect(kitten.dataset.cheering).toBe("false");
  show(onScreen(solved));
  await vi.advanceTimersByTimeAsync(1);
  expect(kitten.dataset.cheering).toBe("true");
  await vi.advanceTimersByTimeAsync(cheerMs);
  expect(kitten.dataset.cheering).toBe("false");
  vi.useRealTimers();
  close();
});

test("PNK5 without a graphics card petals fall until five seconds after the last act", async () => {
  const { close, show } = await open();
  const sky = () => document.querySelector<HTMLElement>(".decor-sky")?.dataset.waiting;
  vi.useFakeTimers();
  show(onScreen(bought));
  show(onScreen(solved));
  await vi.advanceTimersByTimeAsync(lullMs - 100);
  expect(sky()).toBe("false");
  await vi.advanceTimersByTimeAsync(200);
  expect(sky()).toBe("true");
  show(onScreen(raceView({ 1: { balancePoints: 900, cells: [11, 11, 0, 0] } })));
  await vi.advanceTimersByTimeAsync(100);
  expect(sky()).toBe("false");
  vi.useRealTimers();
  close();
});

test("PNK5 with reduced motion there are none", async () => {
  const { preferences, close } = await open();
  preferences.setMotion("off");
  await vi.waitFor(() => expect(document.querySelector(".decor-sky")).toBeNull());
  close();
});

test("PNK1 the page leaves them a shore, another one for each picture of the big screen", async () => {
  const { close, show } = await open();
  const { dataset } = document.documentElement;
  expect(dataset.shore).toBe("page");
  show(onScreen(bought));
  await vi.waitFor(() => expect(dataset.shore).toBe("race"));
  show(onScreen({ ...bought, phase: "lobby" }));
  await vi.waitFor(() => expect(dataset.shore).toBe("screen"));
  close();
});
