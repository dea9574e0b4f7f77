import { useMemo } from "preact/hooks";
import type { Point } from "./geometry.ts";
import "./boats.css";
import { boatShapes, outlines } from "./boatShapes.ts";

interface BoatProps {
  readonly boat: number;
  /** In pixels of the page; or as high as a line of the text it stands in; or a picture as large as its style sheet says. */
  readonly size?: number | "line" | "picture";
  /** What it stands on, and so stands out from. BOA6 */
  readonly on?: keyof typeof outlines;
}

/** A team's boat. It says nothing that the name beside it does not, so that who listens is not told it. */
export function Boat({ boat, size = "line", on = "page" }: BoatProps) {
  // Sixty of them stand in lists that are drawn anew many times a second.
  return useMemo(() => drawn(boat, size, on), [boat, size, on]);
}

function drawn(boat: number, size: NonNullable<BoatProps["size"]>, on: NonNullable<BoatProps["on"]>) {
  const pixels = size === "line" ? 0 : size === "picture" ? Number.POSITIVE_INFINITY : size;
  const style = typeof size === "number" ? { "--boat-size": `${size}px` } : {};
  return (
    <svg
      class="boat"
      viewBox="0 0 1 1"
      focusable="false"
      data-boat={boat}
      data-on={on}
      style={style}
      aria-hidden="true"
    >
      {boatShapes(boat, pixels, outlines[on]).map((shape, index) =>
        shape.kind === "area" ? (
          <path key={index} d={`${pathOf(shape.points)}Z`} fill={shape.colour} fill-opacity={shape.share} />
        ) : (
          <path
            key={index}
            data-part={shape.part}
            d={`${pathOf(shape.points)}${shape.closed ? "Z" : ""}`}
            fill="none"
            stroke={shape.colour}
            stroke-width={shape.width}
            stroke-linejoin="round"
            stroke-linecap="round"
          />
        ),
      )}
    </svg>
  );
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("");
}

/** A thousandth of the box is finer than any screen. */
function short(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
