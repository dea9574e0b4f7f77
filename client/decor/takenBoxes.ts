import type { Box } from "./place.ts";

/**
 * What is pressed or scanned, pictures, heads of pages: no part of them may be hidden. What is told on the big screen changes too often to
 * be measured word by word.
 */
const whole = [
  "a, button, input, select, textarea, summary, label, [role=button]",
  "canvas:not(.confetti), img, video, table:not(.visually-hidden), .qr, .boat, header",
  ".ticker, .celebration, .screen-corner",
].join();

/** What has a frame: somebody may stand beside it or within, and not half on it. */
const framed = ".panel, .notice, .away, .message-banner";
const framePixels = 2;

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * PNK2 What is seen of the page within `region`, measured: every line of letters, what {@link whole} names, and the edges of what
 * {@link framed} names. `except` and what is in it does not count, nor what is hidden or cut off.
 */
export function takenBoxes(page: Element, region: Box, except: Element): readonly Box[] {
  const found: Box[] = [];
  const range = document.createRange();
  const add = (edges: Edges, clip: Edges) => {
    const seen = meet(edges, clip);
    if (seen)
      found.push({
        left: seen.left,
        top: seen.top,
        width: seen.right - seen.left,
        height: seen.bottom - seen.top,
      });
  };

  const look = (element: Element, clip: Edges) => {
    if (element === except || element.matches(".visually-hidden, script, style")) return;
    const style = getComputedStyle(element);
    if (style.display === "none") return;
    const isSeen = style.visibility === "visible" && style.opacity !== "0";
    const box = element.getBoundingClientRect();
    if (isSeen && element.matches(whole)) {
      add(box, clip);
      return;
    }
    if (element.tagName === "svg") return;
    // What stands out of the window's flow is not cut by what holds it.
    const own = style.position === "fixed" ? edgesOf(region) : clip;
    if (isSeen && element.matches(framed)) for (const edge of frameOf(box)) add(edge, own);
    const inner = /hidden|clip|auto|scroll/.test(style.overflow) ? meet(own, box) : own;
    if (!inner || style.opacity === "0") return;
    for (const child of element.childNodes) {
      if (child instanceof Element) look(child, inner);
      else if (isSeen && child.nodeType === Node.TEXT_NODE && child.nodeValue?.trim()) {
        range.selectNodeContents(child);
        for (const line of range.getClientRects()) add(line, inner);
      }
    }
  };
  look(page, edgesOf(region));
  return found;
}

function frameOf({ left, top, right, bottom }: Edges): readonly Edges[] {
  return [
    { left, top, right, bottom: top + framePixels },
    { left, top: bottom - framePixels, right, bottom },
    { left, top, right: left + framePixels, bottom },
    { left: right - framePixels, top, right, bottom },
  ];
}

function edgesOf({ left, top, width, height }: Box): Edges {
  return { left, top, right: left + width, bottom: top + height };
}

/** What two have in common; null for nothing. */
function meet(one: Edges, other: Edges): Edges | null {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return left < right && top < bottom ? { left, top, right, bottom } : null;
}
