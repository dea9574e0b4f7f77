import type { PageFault } from "./inspectPage.ts";

/**
 * Finds what is written over other writing, or over a picture that is to be seen whole. Looks at the letters as they stand: not at
 * what is out of sight, scrolled away or cut off. One function without imports, because it is sent into the page.
 */
export function inspectOverlaps(): readonly PageFault[] {
  const slack = 2;
  /** Letters' boxes are higher than the letters: so much of them, above and below, is room for accents and for what hangs down. */
  const airOfLetters = 0.22;
  /** What is drawn does not fill its box. */
  const airOfPictures = 0.12;
  const unseen = ".visually-hidden, .skip-link, .katex-mathml, option, script, style, noscript, .decor";
  const pictures = "img, .qr, .boat";
  /**
   * All that may lie over what else is written: what opens over a page and is closed again; the covers, veils, words and counts
   * that the big screen and the teams' pages have instead of what is beneath them; the note of an update. Beside it only what is
   * sticky, under which the rest is scrolled away. A moment stands instead of the line of the standings, on a ground of its own.
   * Banners and calls of the time are none of these: they have their own place.
   */
  const layers = [
    ...["dialog", ".dialog", "[role=menu]", ".settings-menu", ".screen-menu"],
    ...[".cover", ".message-layer", ".stale-veil", ".screen-words", ".start-countdown", ".final-countdown"],
    ...[".page-age", ".moment"],
  ].join(", ");

  interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  interface About {
    readonly isHeardOnly: boolean;
    /** What of `layers` it stands in. */
    readonly layer: Element | null;
    /** What shows of that which it holds. */
    readonly clip: Box;
  }
  interface Item extends Box {
    readonly element: Element;
    readonly layer: Element | null;
    readonly isPicture: boolean;
  }

  const infinite = Number.POSITIVE_INFINITY;
  const everything: Box = { left: -infinite, top: -infinite, right: infinite, bottom: infinite };
  const known = new Map<Element, About>();
  const faults = new Map<string, PageFault>();

  const items = [...textItems(), ...pictureItems()].sort((a, b) => a.top - b.top);
  items.forEach((one, index) => {
    for (let next = index + 1; next < items.length; next++) {
      const other = items[next];
      if (!other || other.top > one.bottom - slack) break;
      if (isOver(one, other)) add(one, other);
    }
  });
  return [...faults.values()];

  function add(one: Item, other: Item): void {
    const [first, second] = one.isPicture ? [other, one] : [one, other];
    const rule = second.isPicture ? "a text lies over a picture" : "texts lie over one another";
    const where = `${nameOf(first.element)} and ${nameOf(second.element)}`;
    faults.set(where, { rule, where });
  }

  function isOver(one: Item, other: Item): boolean {
    if (one.layer !== other.layer || (one.isPicture && other.isPicture)) return false;
    const overX = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const overY = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (overX <= slack || overY <= slack) return false;
    return !belongTogether(one.element, other.element) && !belongTogether(other.element, one.element);
  }

  /** The words of one text, whose lines the browser sets, and the parts of one formula. */
  function belongTogether(inner: Element, outer: Element): boolean {
    const formula = inner.closest(".katex");
    if (formula !== null && formula === outer.closest(".katex")) return true;
    if (!outer.contains(inner)) return false;
    for (let part: Element | null = inner; part && part !== outer; part = part.parentElement) {
      if (/absolute|fixed/.test(getComputedStyle(part).position)) return false;
    }
    return true;
  }

  function textItems(): Item[] {
    const found: Item[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      // The number on a sail is a part of the picture.
      if (!element || !node.nodeValue?.trim() || element.closest(pictures) || !isSeen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, top, right, bottom } of range.getClientRects()) {
        const air = (bottom - top) * airOfLetters;
        keep(found, element, { left, right, top: top + air, bottom: bottom - air }, false);
      }
    }
    return found;
  }

  function pictureItems(): Item[] {
    const found: Item[] = [];
    for (const element of document.querySelectorAll(pictures)) {
      if (!isSeen(element)) continue;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const [airX, airY] = [(right - left) * airOfPictures, (bottom - top) * airOfPictures];
      keep(
        found,
        element,
        { left: left + airX, right: right - airX, top: top + airY, bottom: bottom - airY },
        true,
      );
    }
    return found;
  }

  /** What of it shows. */
  function keep(found: Item[], element: Element, box: Box, isPicture: boolean): void {
    const { clip, layer } = about(element);
    const shown = cut(box, clip);
    if (shown.right - shown.left <= slack || shown.bottom - shown.top <= slack) return;
    found.push({ ...shown, element, layer, isPicture });
  }

  function isSeen(element: Element): boolean {
    return (
      element.closest(unseen) === null &&
      element.checkVisibility({
        opacityProperty: true,
        visibilityProperty: true,
        contentVisibilityAuto: true,
      }) &&
      !about(element).isHeardOnly
    );
  }

  function about(element: Element): About {
    const before = known.get(element);
    if (before) return before;
    const { position, overflow, clipPath } = getComputedStyle(element);
    const parent = element.parentElement;
    const above = parent && about(parent);
    // What stands where it was put is not cut by what it only stands in.
    const isPut = position === "absolute" && element instanceof HTMLElement;
    const holder = isPut ? element.offsetParent : parent;
    const around = position === "fixed" || !holder ? everything : about(holder).clip;
    const isRoot = element === document.body || element === document.documentElement;
    const isLayer = position === "sticky" || element.matches(layers);
    const cuts = /hidden|clip|auto|scroll/.test(overflow);
    const fresh: About = {
      isHeardOnly: clipPath === "inset(50%)" || above?.isHeardOnly === true,
      layer: isLayer ? element : (above?.layer ?? null),
      clip: cuts && !isRoot ? cut(around, element.getBoundingClientRect()) : around,
    };
    known.set(element, fresh);
    return fresh;
  }

  function cut(one: Box, other: Box): Box {
    return {
      left: Math.max(one.left, other.left),
      top: Math.max(one.top, other.top),
      right: Math.min(one.right, other.right),
      bottom: Math.min(one.bottom, other.bottom),
    };
  }

  function nameOf(element: Element): string {
    const classes = [...element.classList].slice(0, 2).map((name) => `.${name}`);
    const said = element.getAttribute("aria-label") ?? element.textContent ?? "";
    return `${element.localName}${classes.join("")} “${said.trim().replaceAll(/\s+/g, " ").slice(0, 40)}”`;
  }
}
