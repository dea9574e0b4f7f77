import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";

/** A view that opens or closes has its last place by then. */
const settledMs = 2_000;
const pauseMs = 50;

/** Watches a page that is worked by the keyboard for what a small window easily loses. */
export class FocusWatch {
  readonly #page: Page;
  readonly #isMarked: boolean;
  readonly #faults = new Set<string>();

  /** `isMarked`: what has the focus must have a mark of it, too. */
  constructor(page: Page, { isMarked = false }: { readonly isMarked?: boolean } = {}) {
    this.#page = page;
    this.#isMarked = isMarked;
  }

  /** What was found, in sentences. */
  get faults(): readonly string[] {
    return [...this.#faults];
  }

  /**
   * After a key: what has the focus is in sight at least in part, and nothing lies to the side of the window. What is so only
   * while views take turns is no fault: what has the focus of a hidden one loses it with the next frame.
   */
  async look(): Promise<void> {
    const since = performance.now();
    let found = await this.#inspect();
    while (found.length > 0 && performance.now() - since < settledMs) {
      await setTimeout(pauseMs);
      found = await this.#inspect();
    }
    for (const fault of found) this.#faults.add(fault);
  }

  #inspect(): Promise<readonly string[]> {
    return this.#page.evaluate(inspect, this.#isMarked).catch(() => []); // the page went on
  }
}

function inspect(wantsMark: boolean): readonly string[] {
  const faults: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth + 1) {
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 1 && !isInScroller(element),
    );
    const names = wide.slice(0, 5).map(({ tagName, className }) => `${tagName.toLowerCase()}.${className}`);
    faults.push(`a page is ${scrollWidth} px wide in a window of ${innerWidth}: ${names.join(", ")}`);
  }
  const focused = document.activeElement;
  if (!focused || focused === document.body) return faults;
  const name = `${focused.tagName.toLowerCase()} "${nameOf(focused)}"`;
  if (wantsMark && !hasMark(focused))
    faults.push(`${name} has the focus and no mark of it at ${location.pathname}`);
  if (isSeen(focused)) return faults;
  const { left, top, right, bottom } = focused.getBoundingClientRect();
  const place = [left, top, right, bottom].map(Math.round).join(" ");
  faults.push(
    `${name} has the focus and is not in sight: ${place} in ${innerWidth} × ${innerHeight} at ${location.pathname}`,
  );
  return faults;

  function nameOf(element: Element): string {
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    return element.getAttribute("aria-label") ?? (label ?? element).textContent?.trim().slice(0, 40) ?? "";
  }

  /**
   * A line around it, or around what stands for it; the drawing of the board marks the card that has the focus. What a program gave
   * the focus, and no key leads to, needs none.
   */
  function hasMark(element: Element): boolean {
    if (element.closest(".board") !== null) return true;
    if (element instanceof HTMLElement && element.tabIndex < 0) return true;
    const marked = [element, element.nextElementSibling, element.closest("label")];
    return marked.some((mark) => {
      if (!mark) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(mark);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
  }

  /** What scrolls by itself, as a table does, holds it; what is placed absolutely only where it is placed itself. */
  function isInScroller(element: Element): boolean {
    let isFree = getComputedStyle(element).position === "absolute";
    for (let holder = element.parentElement; holder; holder = holder.parentElement) {
      const { overflowX, position } = getComputedStyle(holder);
      if (isFree && position === "static") continue;
      if (overflowX !== "visible") return true;
      isFree = position === "absolute";
    }
    return false;
  }

  function isSeen(element: Element): boolean {
    // A card under the drawing, whose ring the drawing shows; a field that its label stands for.
    const shown = element.closest(".board") ?? element.closest("label") ?? element;
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    const [fromX, toX] = [Math.max(0, left), Math.min(innerWidth, right)];
    const [fromY, toY] = [Math.max(0, top), Math.min(innerHeight, bottom)];
    if (toX <= fromX || toY <= fromY) return false;
    const parts = [0.1, 0.3, 0.5, 0.7, 0.9];
    return parts.some((across) =>
      parts.some((down) => {
        const on = document.elementFromPoint(fromX + across * (toX - fromX), fromY + down * (toY - fromY));
        return on !== null && (shown.contains(on) || on.contains(shown));
      }),
    );
  }
}
