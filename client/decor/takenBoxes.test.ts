// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from "vitest";
import { takenBoxes } from "./takenBoxes.ts";

const window_ = { left: 0, top: 0, width: 1000, height: 700 };

/** jsdom lays nothing out: what an element fills stands in its `data-box`, and a line of letters fills what holds it. */
function boxOf(node: Node | null): DOMRect {
  const element = node instanceof Element ? node : node?.parentElement;
  const [left = 0, top = 0, width = 1000, height = 700] =
    element?.getAttribute("data-box")?.split(" ").map(Number) ?? [];
  return new DOMRect(left, top, width, height);
}

beforeEach(() => {
  Object.assign(Element.prototype, {
    getBoundingClientRect(this: Element) {
      return boxOf(this);
    },
  });
  Object.assign(Range.prototype, {
    getClientRects(this: Range) {
      return [boxOf(this.startContainer)];
    },
  });
});
afterEach(() => document.body.replaceChildren());

function takenOf(html: string, region = window_): readonly (readonly number[])[] {
  document.body.innerHTML = `<main>${html}</main><aside></aside>`;
  const [page, decor] = [document.querySelector("main"), document.querySelector("aside")];
  if (!page || !decor) throw new Error("no page");
  return takenBoxes(page, region, decor).map(({ left, top, width, height }) => [left, top, width, height]);
}

test("PNK2 letters are taken, and no more of their line", () => {
  expect(takenOf('<p data-box="20 600 400 24">Foxes solved it</p>')).toEqual([[20, 600, 400, 24]]);
  expect(takenOf('<p data-box="20 600 400 24"> \n </p>')).toEqual([]);
});

test("PNK2 controls, codes, pictures, canvases, boats and heads of pages are taken whole", () => {
  const button = '<button data-box="20 600 100 44"><b data-box="40 610 60 20">Buy</b></button>';
  expect(takenOf(button)).toEqual([[20, 600, 100, 44]]);
  for (const one of [
    '<svg class="qr" data-box="1 2 3 4"></svg>',
    '<svg class="boat" data-box="1 2 3 4"></svg>',
    '<canvas data-box="1 2 3 4"></canvas>',
    '<img data-box="1 2 3 4" alt="">',
    '<header data-box="1 2 3 4"></header>',
  ])
    expect(takenOf(one)).toEqual([[1, 2, 3, 4]]);
});

test("PNK2 of what has a frame its edges are taken, as far as they are seen, and what is in it", () => {
  const panel = '<div class="panel" data-box="600 500 400 150"><p data-box="620 520 100 20">x</p></div>';
  expect(takenOf(panel)).toEqual([
    [600, 500, 400, 2],
    [600, 648, 400, 2],
    [600, 500, 2, 150],
    [998, 500, 2, 150],
    [620, 520, 100, 20],
  ]);
  const lower = '<section class="notice" data-box="600 600 400 300"></section>';
  expect(takenOf(lower)).toEqual([
    [600, 600, 400, 2],
    [600, 600, 2, 100],
    [998, 600, 2, 100],
  ]);
  const unseen = '<div class="panel" data-box="600 500 400 150" style="visibility: hidden"></div>';
  expect(takenOf(unseen)).toEqual([]);
});

test("what is hidden, only heard, or outside of where somebody would stand is free", () => {
  expect(takenOf('<p data-box="20 600 40 24" style="display: none">No</p>')).toEqual([]);
  expect(takenOf('<p data-box="20 600 40 24" style="visibility: hidden">No</p>')).toEqual([]);
  expect(takenOf('<p data-box="20 600 40 24" style="opacity: 0">No</p>')).toEqual([]);
  expect(takenOf('<p data-box="20 600 40 24" class="visually-hidden">No</p>')).toEqual([]);
  expect(takenOf('<p data-box="20 100 40 24">Above</p>', { ...window_, top: 500, height: 200 })).toEqual([]);
});

test("PNK2 what a frame cuts off is free, and its rest is taken; what is fixed is not cut", () => {
  const frame = (inner: string) => `<div data-box="0 500 300 110" style="overflow: hidden">${inner}</div>`;
  expect(takenOf(frame('<p data-box="0 600 200 40">Row</p>'))).toEqual([[0, 600, 200, 10]]);
  expect(takenOf(frame('<p data-box="0 650 200 40">Row</p>'))).toEqual([]);
  expect(takenOf(frame('<p data-box="0 650 200 40" style="position: fixed">Note</p>'))).toEqual([
    [0, 650, 200, 40],
  ]);
});
