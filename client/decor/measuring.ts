import { type Box, type Size, scaled } from "./place.ts";

/** The window without its scroll bars. */
export function windowSize(): Size {
  const { clientWidth, clientHeight } = document.documentElement;
  return { width: clientWidth, height: clientHeight };
}

/** Nothing for nothing. */
export function sizeOf(element: HTMLElement | null): Size {
  return { width: element?.offsetWidth ?? 0, height: element?.offsetHeight ?? 0 };
}

/** A figure's size where it is largest. */
export function fullSizeOf(figure: HTMLElement): Size {
  return scaled(sizeOf(figure), 1 / (Number(figure.style.getPropertyValue("--scale")) || 1));
}

/** The water on which the big screen draws its race; null while there is none to be seen. */
export function waterBox(): Box | null {
  const water = document.querySelector(".race-water");
  if (!water || getComputedStyle(water).visibility === "hidden") return null;
  const { left, top, width, height } = water.getBoundingClientRect();
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}

/** Whether the system draws by a graphics card: only then is a moving picture cheap. */
export function hasGraphics(): boolean {
  if (new URLSearchParams(location.search).get("renderer") === "canvas") return false;
  const probe = document.createElement("canvas").getContext("webgl", { failIfMajorPerformanceCaveat: true });
  probe?.getExtension("WEBGL_lose_context")?.loseContext();
  return probe !== null;
}

/** A keyboard on the glass leaves less of its height than this. */
const leftByKeyboard = 0.7;

/** Somebody writes with a keyboard on the glass, which leaves the page little room. */
export function isTypingOnGlass(): boolean {
  const isBox = document.activeElement?.matches("input, textarea, select") === true;
  if (!isBox || !matchMedia("(hover: none)").matches) return false;
  return (window.visualViewport?.height ?? window.innerHeight) < leftByKeyboard * window.screen.height;
}
