// @vitest-environment jsdom
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { boatCount } from "../../shared/contest/boats.ts";
import { Boat } from "./Boat.tsx";
import { outlines } from "./boatShapes.ts";
import { type BoatCanvas, paintBoat, waterLine } from "./paintBoat.ts";

afterEach(() => render(null, document.body));

function shown(size: number): SVGElement {
  const svg = document.querySelector("svg");
  if (!svg) throw new Error(`no boat of ${size}`);
  return svg;
}

/** What of a path is seen, in the words of both: thousandths of the box. */
interface Stroke {
  readonly path: string;
  readonly paint: string;
}

/** A canvas that writes down what is painted on it. */
function paper() {
  const strokes: Stroke[] = [];
  const moves: string[] = [];
  let path = "";
  const thousandths = (x: number, y: number) => `${Math.round(x * 1_000)} ${Math.round(y * 1_000)}`;
  const canvas: BoatCanvas = {
    fillStyle: "",
    strokeStyle: "",
    lineWidth: 1,
    lineJoin: "miter",
    lineCap: "butt",
    globalAlpha: 1,
    save: () => moves.push("save"),
    restore: () => moves.push("restore"),
    translate: (x, y) => moves.push(`translate ${x.toFixed(2)} ${y.toFixed(2)}`),
    rotate: (angle) => moves.push(`rotate ${angle}`),
    scale: (x, y) => moves.push(`scale ${x} ${y}`),
    beginPath: () => {
      path = "";
    },
    moveTo: (x, y) => {
      path += `M${thousandths(x, y)}`;
    },
    lineTo: (x, y) => {
      path += `L${thousandths(x, y)}`;
    },
    closePath: () => {
      path += "Z";
    },
    fill: () => strokes.push({ path, paint: `${canvas.fillStyle} ${canvas.globalAlpha}` }),
    stroke: () =>
      strokes.push({
        path,
        paint: `${canvas.strokeStyle} ${canvas.lineWidth} ${canvas.lineJoin} ${canvas.lineCap}`,
      }),
  };
  return { canvas, strokes, moves };
}

function strokeOf(path: Element): Stroke {
  const of = (name: string) => path.getAttribute(name);
  const d = of("d") ?? "";
  return {
    path: d.replaceAll(/[\d.]+/g, (number) => String(Math.round(Number(number) * 1_000))),
    paint:
      of("fill") === "none"
        ? `${of("stroke")} ${of("stroke-width")} ${of("stroke-linejoin")} ${of("stroke-linecap")}`
        : `${of("fill")} ${of("fill-opacity")}`,
  };
}

test.each([20, 48])(
  "BOA6 the page and the canvas show one halo, in the colour of foam, at %i pixels",
  (size) => {
    render(<Boat boat={3} size={size} on="water" />, document.body);
    const { canvas, strokes } = paper();
    paintBoat(canvas, 3, 0, 0, size, outlines.water);
    expect([...shown(size).children].map(strokeOf)).toEqual(strokes);
    expect(strokes.slice(0, 3).map(({ paint }) => paint.split(" ")[0])).toEqual(Array(3).fill("var(--foam)"));
  },
);

test.each([20, 48])("BOA1 the page and the canvas show one drawing, of every boat, at %i pixels", (size) => {
  for (let boat = 0; boat < boatCount; boat++) {
    render(<Boat boat={boat} size={size} />, document.body);
    const { canvas, strokes } = paper();
    paintBoat(canvas, boat, 0, 0, size, outlines.page);
    expect(strokes.length).toBeGreaterThan(4);
    expect([...shown(size).children].map(strokeOf)).toEqual(strokes);
  }
});

test("on a canvas it stands where it is put, heels about its water line and leaves the canvas as it was", () => {
  const { canvas, moves } = paper();
  paintBoat(canvas, 7, 100, 50, 200, { ...outlines.page, heel: 0.1 });
  expect(moves).toEqual([
    "save",
    `translate 200.00 ${(50 + 200 * waterLine).toFixed(2)}`,
    "rotate 0.1",
    "scale 200 200",
    `translate -0.50 -${waterLine.toFixed(2)}`,
    "restore",
  ]);
});

test("it is silent: the name beside it says whose it is", () => {
  render(<Boat boat={3} />, document.body);
  expect(shown(0).getAttribute("aria-hidden")).toBe("true");
});
