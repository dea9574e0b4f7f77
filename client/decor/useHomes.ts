import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { coverCost } from "./covering.ts";
import { sizeOf, windowSize } from "./measuring.ts";
import { betterHome, type Home, type Point, pointOf, type Size } from "./place.ts";
import { type FigureName, figureNames, type Places } from "./places.ts";

const corners: Readonly<Record<FigureName, Home>> = {
  girl: { x: 0, y: 1, scale: 1 },
  kitten: { x: 1, y: 1, scale: 1 },
};
const lookEveryMs = 1_000;
/** More than any page can cost: they never stand on each other. */
const crowdedCost = 1_000_000;

/**
 * Where the figures stand while nobody has put them anywhere: in their corners, or as near as the page leaves room, and
 * smaller where it leaves little. They look about once a second, and make way.
 */
export function useHomes(
  decor: { readonly current: HTMLElement | null },
  places: Places,
): Readonly<Record<FigureName, ReadonlySignal<Home>>> {
  const girl = useSignal(corners.girl);
  const kitten = useSignal(corners.kitten);

  useEffect(() => {
    const homes = { girl, kitten };
    const standOf = (name: FigureName): Home => {
      const own = places.of[name].peek();
      return own ? { ...own, scale: 1 } : homes[name].peek();
    };
    const look = () => {
      const layer = decor.current;
      if (!layer || document.hidden) return;
      const window = windowSize();
      const drawn = { girl: figureIn(layer, "girl"), kitten: figureIn(layer, "kitten") };
      const fullSizes = {
        girl: scaled(sizeOf(drawn.girl), 1 / standOf("girl").scale),
        kitten: scaled(sizeOf(drawn.kitten), 1 / standOf("kitten").scale),
      };
      const boxOf = (name: FigureName, home: Home): Box => {
        const size = scaled(fullSizes[name], home.scale);
        return { ...size, ...pointOf(home, window, size) };
      };
      for (const name of figureNames) {
        if (places.of[name].peek() || drawn[name]?.matches(":hover, :focus") !== false) continue;
        // Where they will stand: on the page one that has just made way is still where it was.
        const others = figureNames
          .filter((other) => other !== name)
          .map((other) => boxOf(other, standOf(other)));
        const costOf = (home: Home) => {
          const box = boxOf(name, home);
          const isCrowded = others.some((other) => overlaps(box, other));
          return coverCost(box, box, layer) + (isCrowded ? crowdedCost : 0);
        };
        homes[name].value = betterHome(homes[name].peek(), corners[name], costOf);
      }
    };
    const lookAnew = () => {
      girl.value = { ...corners.girl, scale: girl.peek().scale };
      kitten.value = { ...corners.kitten, scale: kitten.peek().scale };
      look();
    };
    const timer = setInterval(look, lookEveryMs);
    const first = requestAnimationFrame(look);
    addEventListener("resize", lookAnew);
    return () => {
      clearInterval(timer);
      cancelAnimationFrame(first);
      removeEventListener("resize", lookAnew);
    };
  }, [decor, places, girl, kitten]);

  return { girl, kitten };
}

function figureIn(layer: HTMLElement, name: FigureName): HTMLElement | null {
  return layer.querySelector<HTMLElement>(`[data-figure-name="${name}"]`);
}

function scaled({ width, height }: Size, scale: number): Size {
  return { width: width * scale, height: height * scale };
}

type Box = Point & Size;

function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
