// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { inspectOverlaps } from "./inspectOverlaps.ts";

// jsdom lays nothing out: each element says where it is by `data-box`, left, top, width and height.
beforeEach(() => {
  Object.assign(Element.prototype, {
    checkVisibility: () => true,
    getBoundingClientRect(this: Element) {
      return boxOf(this);
    },
  });
  Object.assign(Range.prototype, {
    getClientRects(this: Range) {
      const element = this.startContainer.parentElement;
      return element ? [boxOf(element)] : [];
    },
  });
});

function boxOf(element: Element) {
  const box = element.getAttribute("data-box") ?? "0 0 0 0";
  const [left = 0, top = 0, width = 0, height = 0] = box.split(" ").map(Number);
  return { left, top, width, height, right: left + width, bottom: top + height };
}

function rulesIn(html: string): readonly string[] {
  document.body.innerHTML = html;
  return inspectOverlaps().map(({ rule }) => rule);
}

const overTexts = ["texts lie over one another"];

test("a banner over a clock is a fault, and one below it is none", () => {
  const clock = '<p class="screen-clock" data-box="0 0 200 100">1:30</p>';
  const banner = (top: number) =>
    `<p class="celebration" style="position: fixed"><span data-box="100 ${top} 300 100">Foxes lead</span></p>`;
  expect(rulesIn(clock + banner(20))).toEqual(overTexts);
  expect(rulesIn(clock + banner(90))).toEqual([]);
});

test("a call of the time has no right to lie over a name, and a cover, a veil, a count or a dialog has", () => {
  const name = '<p data-box="0 0 400 40">Swift Herons</p>';
  const above = (layer: string) => `${name}<div ${layer}><p data-box="10 5 300 40">Wait</p></div>`;
  expect(rulesIn(above('class="time-call"'))).toEqual(overTexts);
  expect(rulesIn(above('class="celebration"'))).toEqual(overTexts);
  for (const kind of ["cover", "stale-veil", "start-countdown", "final-countdown", "screen-words", "dialog"])
    expect(rulesIn(above(`class="${kind}"`))).toEqual([]);
  expect(rulesIn(above('style="position: sticky"'))).toEqual([]);
});

test("a label over a boat or a code to scan is a fault, and the number on a sail is none", () => {
  const label = '<p data-box="0 0 200 40">Foxes</p>';
  const over = ["a text lies over a picture"];
  expect(rulesIn(`${label}<svg class="boat" data-box="20 5 40 40"><text>7</text></svg>`)).toEqual(over);
  expect(rulesIn(`${label}<div class="qr" data-box="20 5 80 80"></div>`)).toEqual(over);
  expect(rulesIn(`${label}<svg class="boat" data-box="205 5 40 40"><text>7</text></svg>`)).toEqual([]);
});

test("the words of a text and the parts of a formula are set by the browser, but not what is put there by hand", () => {
  const words = (style: string) =>
    `<p data-box="0 0 300 40">Points: <b style="${style}" data-box="100 0 60 40">12</b></p>`;
  expect(rulesIn(words(""))).toEqual([]);
  expect(rulesIn(words("position: absolute"))).toEqual(overTexts);
  const half = (name: string) =>
    `<p><span class="${name}"><i data-box="0 0 20 40">1</i><i data-box="0 10 20 40">2</i></span></p>`;
  expect(rulesIn(half("katex"))).toEqual([]);
  expect(rulesIn(half("fraction"))).toEqual(overTexts);
});

test("what is cut off or only heard lies over nothing", () => {
  const name = '<p data-box="0 100 200 40">Otters</p>';
  const beneath = (attributes: string) =>
    `${name}<div ${attributes}><p data-box="0 100 200 40">Foxes</p></div>`;
  expect(rulesIn(beneath(""))).toEqual(overTexts);
  expect(rulesIn(beneath('style="overflow: hidden" data-box="0 0 200 90"'))).toEqual([]);
  expect(rulesIn(beneath('style="clip-path: inset(50%)"'))).toEqual([]);
  expect(rulesIn(beneath('class="visually-hidden"'))).toEqual([]);
});
