import type { ReadCanvas } from "./watchWriting.ts";

/** What is wrong with the page in front of us. Runs inside the page. */
export interface PageFault {
  readonly rule: string;
  readonly where: string;
}

/**
 * Looks at everything that can be seen: what runs out of the page, is cut off, lies over one another, is too small to be
 * read or hit. One function without imports, because it is sent into the page.
 */
export function inspectPage({ isHand }: { readonly isHand: boolean }): readonly PageFault[] {
  const faults: PageFault[] = [];
  const slack = 1.5;
  const smallestText = 12;
  const smallestTarget = 24;
  const smallestMainTarget = 44;
  const smallestTaskRoom = 96;
  const smallestOnScreen = 0.04;
  const smallestTextOnScreen = 1 / 54;
  const smallestHeadOnScreen = 1 / 45;
  const smallestLeaderOnScreen = 1 / 15;
  const mostSqueezed = 0.01;
  const mostRowsOnScreen = 15;
  const cutByTelevisions = 0.05;
  const unseen = ".visually-hidden, .skip-link, .katex-mathml, option, script, style, noscript";
  const controls =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=tab], [role=button], [role=slider]";
  /**
   * Nobody points at the big screen. Whole elsewhere stand the title of a contest that runs, in its lobby and after the bell; what has
   * happened, its team in the standings and its card on the board; who has no place, by name in the lobby; and each award, on a page
   * of its own before all of them.
   */
  const wholeElsewhere = ".race-head h1, .ticker-text, .celebration-text, .screen-others, .awards-below li";
  const width = document.documentElement.clientWidth;
  const height = window.innerHeight;
  // A screen that stands upright is a tablet or a phone in somebody's hand.
  const seenHeight = Math.min(width, height);
  const scope: Element =
    document.querySelector("dialog:modal") ??
    document.querySelector("details[open] > :not(summary)") ??
    document.body;

  const isSeen = (element: Element) =>
    element.closest(unseen) === null &&
    !isHeardOnly(element) &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const isHeardOnly = (element: Element) => {
    for (let holder: Element | null = element; holder; holder = holder.parentElement) {
      if (getComputedStyle(holder).clipPath === "inset(50%)") return true;
    }
    return false;
  };
  const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
  const nameOf = (element: Element) => {
    const classes = [...element.classList].slice(0, 2).map((name) => `.${name}`);
    const said = element.getAttribute("aria-label") ?? element.textContent ?? "";
    return `${element.localName}${classes.join("")} “${said.trim().replaceAll(/\s+/g, " ").slice(0, 40)}”`;
  };
  const add = (rule: string, element: Element, detail = "") =>
    faults.push({ rule, where: nameOf(element) + (detail === "" ? "" : `: ${detail}`) });

  const root = document.scrollingElement ?? document.documentElement;
  if (root.scrollWidth > width) {
    const widest = [...document.body.querySelectorAll("*")]
      .filter((element) => isSeen(element) && element.getBoundingClientRect().right > width + slack)
      .at(-1);
    add("the page is wider than the window", widest ?? document.body, `${root.scrollWidth} > ${width}`);
  }

  inspectTexts();
  inspectControls();
  inspectTask();
  inspectScreen();
  return faults;

  /** PAG11 A task scrolls as one, and whatever was scrolled, an answer can be written and sent. */
  function inspectTask() {
    for (const bar of scope.querySelectorAll(".answer-bar")) {
      if (!isSeen(bar)) continue;
      for (const control of bar.querySelectorAll("input, button")) {
        if (!isWhole(control)) add("an answer's box or button is out of sight", control);
      }
      const task = bar.closest(".task");
      if (task) inspectTaskRoom(task, bar);
    }
  }

  function inspectTaskRoom(task: Element, bar: Element) {
    const room = bar.getBoundingClientRect().top - Math.max(0, task.getBoundingClientRect().top);
    const text = task.querySelector(".task-text");
    if (text && room < Math.min(smallestTaskRoom, text.clientHeight))
      add("a task is read through a slit", task, `${room.toFixed(0)} px`);
    for (const part of task.querySelectorAll("*")) {
      if (!/auto|scroll/.test(getComputedStyle(part).overflowY)) continue;
      if (part.scrollHeight > part.clientHeight + slack) add("a part of a task scrolls by itself", part);
    }
  }

  /** All of it is in the window, in its scrolling ancestors, and below nothing else. */
  function isWhole(element: Element): boolean {
    const box = element.getBoundingClientRect();
    const seen = seenBox(element);
    if (box.top < -slack || box.left < -slack || box.bottom > height + slack || box.right > width + slack)
      return false;
    if (seen.width < box.width - slack || seen.height < box.height - slack) return false;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return top !== null && (element.contains(top) || top.contains(element));
  }

  /** For who sits ten metres away. */
  function inspectScreen() {
    const names = document.querySelectorAll(".screen-team, .screen-balance, .arrival-name, .leader-name");
    for (const element of names) {
      const size = lettersOf(element);
      if (size < seenHeight * smallestOnScreen - 0.5) {
        add(
          "a name or balance on the screen below 4 % of its height",
          element,
          `${size} px of ${seenHeight}`,
        );
      }
    }
    inspectLeader();
    inspectDrawings();
    for (const code of document.querySelectorAll(".screen .qr")) {
      const box = code.getBoundingClientRect();
      const isUpright = width < height;
      const [edgeX, edgeY] = [width * cutByTelevisions - slack, height * cutByTelevisions - slack];
      const isInside =
        box.left >= edgeX && box.top >= edgeY && box.right <= width - edgeX && box.bottom <= height - edgeY;
      // PAG22
      if (!isUpright && isSeen(code) && !isInside) add("a QR code where televisions cut", code);
    }
    for (const body of document.querySelectorAll(".screen tbody")) {
      // In columns, the rows of one column.
      const heights = new Set([...body.children].map((row) => Math.round(row.getBoundingClientRect().top)));
      if (isSeen(body) && heights.size > mostRowsOnScreen) add("more than 15 rows a page", body);
    }
  }

  /** Of its smallest letters: a name that is too long for its place is set smaller within it. */
  function lettersOf(element: Element): number {
    const sizes = [element, ...element.querySelectorAll("*")].flatMap((part) => {
      const isWritten = [...part.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
      return isWritten && isSeen(part) ? [sizeOf(part)] : [];
    });
    return Math.min(...sizes);
  }

  /** RCE3 Who leads, and how long is left, is read before anything else. */
  function inspectLeader() {
    const isLarge = (size: number) => size >= seenHeight * smallestLeaderOnScreen - 0.5;
    for (const clock of document.querySelectorAll(".screen-clock")) {
      if (isSeen(clock) && !isLarge(lettersOf(clock)))
        add("the clock below 1/15 of the screen's height", clock);
    }
    for (const race of document.querySelectorAll(".race")) {
      const seen = (selector: string) => [...race.querySelectorAll(selector)].filter(isSeen);
      const told = seen('.leaders > [data-place="1"] > .leader-name');
      const rows = seen('.screen-standings [data-place="1"] > .screen-team');
      // Of several who share the lead the place is large, and the name as large as it can be.
      const isShared = Math.max(told.length, rows.length) > 1;
      const sizes = [...told, ...rows].map(isShared ? sizeOf : lettersOf);
      // The first three have no line where nobody has a place yet.
      const isAnybodyThere = race.querySelector("[data-place]") !== null;
      if (isSeen(race) && isAnybodyThere && !sizes.some(isLarge))
        add("who leads below 1/15 of the screen's height", race);
    }
  }

  /** CRD6 RCE9 What is drawn is read from as far as what is written: see `watchWriting`. */
  function inspectDrawings() {
    const { textsOn } = window as unknown as { readonly textsOn?: ReadCanvas };
    if (!textsOn) return;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>(".screen canvas")) {
      if (!isSeen(canvas)) continue;
      const scale = canvas.getBoundingClientRect().height / canvas.height;
      const [smallest] = textsOn(canvas).toSorted((one, other) => one.size - other.size);
      if (!smallest || smallest.size * scale >= seenHeight * smallestTextOnScreen - 0.5) continue;
      const detail = `“${smallest.text}” ${(smallest.size * scale).toFixed(1)} px of ${seenHeight}`;
      add("text drawn on the screen below 1/54 of its height", canvas, detail);
    }
    for (const board of document.querySelectorAll('.screen-drawing[data-board="ready"]')) {
      // What a graphics card draws is not noted.
      const canvases = [...board.querySelectorAll("canvas")].filter((canvas) => canvas.getContext("2d"));
      if (isSeen(board) && canvases.length > 0 && !canvases.some((canvas) => textsOn(canvas).length > 0))
        add("nothing can be read on a drawn board", board);
    }
  }

  function inspectTexts() {
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.nodeValue?.trim() || !isSeen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const size = sizeOf(element) * scaleOf(element);
      // A formula's powers of powers are as small as in every book.
      if (size < smallestText - 0.01 && !element.closest(".katex"))
        add("text below 12 px", element, `${size} px`);
      if (isSqueezed(element)) add("letters are squeezed", element);
      if (isOnScreen(element)) inspectSizeOnScreen(element, size);
      if (isCut(element, box)) add("text is cut off", element);
      else if (hangsOut(element, box)) add("text hangs out of its panel", element);
      else if (spillsOut(element, box)) add("text runs out of its box", element);
      if (breaksNumber(node.nodeValue, range, node)) add("a number is broken over two lines", element);
    }
  }

  /** Headings, and prices where a board is a table, are read from further away. */
  function inspectSizeOnScreen(element: Element, size: number) {
    const isHead = element.closest("h1, h2, h3, .screen-twin td") !== null;
    const smallest = seenHeight * (isHead ? smallestHeadOnScreen : smallestTextOnScreen);
    if (size >= smallest - 0.5) return;
    const rule = isHead
      ? "a heading or price on the screen below 1/45 of its height"
      : "text on the screen below 1/54 of its height";
    add(rule, element, `${size} px of ${seenHeight}`);
  }

  /** What thirty people read from afar, but not what whoever stands at it does, as a menu. */
  function isOnScreen(element: Element): boolean {
    return element.closest(".screen") !== null && element.closest("dialog, .screen-menu") === null;
  }

  /** Letters are narrow by their own axis, never by a scale that is another across than down. */
  function isSqueezed(element: Element): boolean {
    for (let holder: Element | null = element; holder; holder = holder.parentElement) {
      const { transform } = getComputedStyle(holder);
      if (transform === "none") continue;
      const { a, b, c, d } = new DOMMatrix(transform);
      if (Math.abs(Math.hypot(a, b) / Math.hypot(c, d) - 1) > mostSqueezed) return true;
    }
    return false;
  }

  /** A drawing's letters are as large as the drawing is shown. */
  function scaleOf(element: Element): number {
    return element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.d ?? 1) : 1;
  }

  /** Whether some ancestor hides a part of the text that nobody can scroll to. */
  function isCut(element: Element, box: DOMRect): boolean {
    let canScrollX = false;
    let canScrollY = false;
    // Letters' boxes are higher than the letters.
    const slackY = box.height * 0.3 + slack;
    for (let holder: Element | null = element; holder; holder = holder.parentElement) {
      const style = getComputedStyle(holder);
      const edge =
        holder === document.documentElement
          ? new DOMRect(0, 0, width, height)
          : holder.getBoundingClientRect();
      if (/auto|scroll/.test(style.overflowX)) canScrollX = true;
      if (/auto|scroll/.test(style.overflowY)) canScrollY = true;
      const hidesX = /hidden|clip/.test(style.overflowX) && !canScrollX;
      const hidesY = /hidden|clip/.test(style.overflowY) && !canScrollY;
      const isCutX = hidesX && (box.right > edge.right + slack || box.left < edge.left - slack);
      const isCutY = hidesY && (box.bottom > edge.bottom + slackY || box.top < edge.top - slackY);
      if (isCutX || isCutY) return !isShortened(holder, style);
      if (style.position === "fixed") return false;
    }
    return false;
  }

  /** Shortened on purpose, with dots, and whole somewhere else. */
  function isShortened(holder: Element, style: CSSStyleDeclaration): boolean {
    const hasDots = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
    return hasDots && (holder.closest("[title]") !== null || holder.matches(wholeElsewhere));
  }

  function spillsOut(element: Element, box: DOMRect): boolean {
    const holder = element.closest(
      "button, .button, .panel, td, th, dd, .reward-stairs li, label, .notice, [role=tab], dialog",
    );
    if (!holder) return false;
    for (
      let between: Element | null = element;
      between && between !== holder;
      between = between.parentElement
    ) {
      if (/auto|scroll|hidden/.test(getComputedStyle(between).overflowX)) return false;
    }
    if (/auto|scroll|hidden/.test(getComputedStyle(holder).overflowX)) return false;
    const edge = holder.getBoundingClientRect();
    return box.right > edge.right + slack || box.left < edge.left - slack;
  }

  /** Below the panel that it stands in, though nothing there scrolls. */
  function hangsOut(element: Element, box: DOMRect): boolean {
    // An open menu is a panel of its own, and lies over what is below it.
    const panel = element.closest(".panel, dialog, [role=menu]");
    if (!panel) return false;
    for (let between: Element | null = element; between; between = between.parentElement) {
      if (/auto|scroll|hidden/.test(getComputedStyle(between).overflowY)) return false;
      if (between === panel) break;
    }
    return box.bottom > panel.getBoundingClientRect().bottom + box.height * 0.3 + slack;
  }

  function breaksNumber(text: string, range: Range, node: Node): boolean {
    for (const number of text.matchAll(/[−+-]?\d[\d\u00a0\u202f ]*\d/g)) {
      // Two numbers beside each other may part.
      if (!/^[−+-]?\d{1,3}([\u00a0\u202f ]\d{3})*$|^[−+-]?\d+$/.test(number[0])) continue;
      range.setStart(node, number.index);
      range.setEnd(node, number.index + number[0].length);
      const tops = [...range.getClientRects()]
        .filter(({ width: wide }) => wide > 0)
        .map(({ top }) => Math.round(top));
      if (new Set(tops).size > 1) return true;
    }
    return false;
  }

  function inspectControls() {
    const found = [...scope.querySelectorAll(controls)]
      .filter((element) => isSeen(element) && !element.closest("[inert], [aria-hidden=true]"))
      .map((element) => ({ element, target: targetOf(element) }))
      .map((control) => ({ ...control, box: seenBox(control.target), layer: layerOf(control.target) }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    for (const { element, target } of found) {
      const { width: wide, height: high } = target.getBoundingClientRect();
      const isInline = getComputedStyle(target).display === "inline";
      const isMain = element.matches("[data-look=main], .section-bar button");
      const smallest = isHand && isMain ? smallestMainTarget : smallestTarget;
      if (!isInline && (wide < smallest - 0.5 || high < smallest - 0.5)) {
        add(`a target below ${smallest} px`, element, `${wide.toFixed(0)}×${high.toFixed(0)}`);
      }
    }
    found.forEach((one, index) => {
      for (const other of found.slice(index + 1)) {
        // The pink theme's figures make way where there is room: on a phone there may be none.
        const isFigure = [one, other].some(({ element }) => element.matches(".decor-figure"));
        if (isFigure ? isHand : one.layer !== other.layer) continue;
        if (one.target === other.target) continue;
        if (one.target.closest("[role=menu]") !== other.target.closest("[role=menu]")) continue;
        if (one.target.contains(other.target) || other.target.contains(one.target)) continue;
        const overX = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const overY = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (overX > slack && overY > slack)
          add("controls lie over one another", one.element, nameOf(other.element));
      }
    });
  }

  /** What a finger may hit for it: a box to tick is hit by its label, too. */
  function targetOf(element: Element): Element {
    return (element.matches("[type=radio], [type=checkbox]") && element.closest("label")) || element;
  }

  /** The part of it that its scrolling ancestors show. */
  function seenBox(element: Element): DOMRect {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (let holder = element.parentElement; holder; holder = holder.parentElement) {
      if (getComputedStyle(holder).overflow === "visible") continue;
      if (holder === document.body || holder === document.documentElement) continue;
      const edge = holder.getBoundingClientRect();
      left = Math.max(left, edge.left);
      top = Math.max(top, edge.top);
      right = Math.min(right, edge.right);
      bottom = Math.min(bottom, edge.bottom);
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  /** What stays when the rest is scrolled away lies over it rightly. */
  function layerOf(element: Element): Element | null {
    for (let holder: Element | null = element; holder; holder = holder.parentElement) {
      if (/fixed|sticky/.test(getComputedStyle(holder).position)) return holder;
    }
    return null;
  }
}
