import { expect, test, vi } from "vitest";
import { type WrittenText, watchWriting } from "./watchWriting.ts";

/** As much of a page and its canvases as is watched. */
function openPage() {
  class Canvas {
    #size = { width: 300, height: 150 };
    get width(): number {
      return this.#size.width;
    }
    set width(pixels: number) {
      this.#size.width = pixels;
    }
    get height(): number {
      return this.#size.height;
    }
    set height(pixels: number) {
      this.#size.height = pixels;
    }
  }
  class Context {
    readonly canvas = new Canvas();
    font = "10px sans-serif";
    scale = 1;
    drawn: unknown[] = [];
    getTransform() {
      return { c: 0, d: this.scale };
    }
    fillText(...said: readonly unknown[]) {
      this.drawn.push(said);
    }
    drawImage(...said: readonly unknown[]) {
      this.drawn.push(said);
    }
    clearRect(...said: readonly unknown[]) {
      this.drawn.push(said);
    }
  }
  const page: { textsOn?: (canvas: Canvas) => readonly WrittenText[] } = {};
  vi.stubGlobal("window", page);
  vi.stubGlobal("HTMLCanvasElement", Canvas);
  vi.stubGlobal("CanvasRenderingContext2D", Context);
  watchWriting();
  return {
    newContext: () => new Context(),
    textsOn: ({ canvas }: Context) => page.textsOn?.(canvas) ?? [],
  };
}

test("a text is known by the size at which it is drawn, and is drawn", () => {
  const { newContext, textsOn } = openPage();
  const context = newContext();
  expect(textsOn(context)).toEqual([]);
  context.font = '600 condensed 20px "Noto Sans Variable"';
  context.fillText("1 Foxes", 3, 4);
  context.scale = 0.5;
  context.fillText("2 Herons", 5, 6);
  expect(textsOn(context)).toEqual([
    { text: "1 Foxes", size: 20 },
    { text: "2 Herons", size: 10 },
  ]);
  expect(context.drawn).toEqual([
    ["1 Foxes", 3, 4],
    ["2 Herons", 5, 6],
  ]);
});

test("what comes as a picture of another canvas is as large as it is seen there", () => {
  const { newContext, textsOn } = openPage();
  const [label, shown] = [newContext(), newContext()];
  label.font = "20px sans-serif";
  label.fillText("1 Foxes", 0, 0);
  shown.drawImage(label.canvas, 0, 0);
  shown.drawImage(label.canvas, 0, 0, 150, 75);
  shown.drawImage(label.canvas, 0, 0, 100, 50, 7, 7, 200, 100);
  shown.drawImage({ src: "a picture" }, 0, 0);
  expect(textsOn(shown).map(({ size }) => size)).toEqual([20, 10, 40]);
  expect(shown.drawn).toHaveLength(4);
});

test("what is cleared, or has another size, says nothing any more", () => {
  const { newContext, textsOn } = openPage();
  const context = newContext();
  const { canvas } = context;
  context.fillText("1 Foxes", 0, 0);
  context.clearRect(10, 0, 290, 150);
  expect(textsOn(context)).toHaveLength(1);
  context.clearRect(0, 0, 300, 150);
  expect(textsOn(context)).toEqual([]);
  for (const side of ["width", "height"] as const) {
    context.fillText("1 Foxes", 0, 0);
    canvas[side] = 150;
    expect(canvas[side]).toBe(150);
    expect(textsOn(context)).toEqual([]);
  }
});
