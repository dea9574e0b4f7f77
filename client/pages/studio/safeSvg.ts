/** A drawing that a browser can turn into pixels at once, with its size; null: not to be drawn. */
export interface SafeSvg {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

const MAX_CHARACTERS = 2 * 1024 * 1024;
/** With all that it repeats by reference. */
const MAX_DRAWN_ELEMENTS = 100_000;
const MAX_DEPTH = 200;
/** So that fine lines stay fine. */
const FEWEST_PIXELS = 1000;

/**
 * What an SVG draws, without what could run, load, or grow without bounds: entities are not read, scripts and foreign
 * content go, references lead inside only, and what repeats by reference is counted first. Its longer side has 1000 to
 * `mostPixels` pixels. MED14
 */
export function safeSvg(text: string, mostPixels: number): SafeSvg | null {
  if (text.length > MAX_CHARACTERS) return null;
  // Browsers bound how entities grow, each in its own way: no drawing program of today needs them.
  if (/<!ENTITY/iu.test(text)) return null;
  const source = withoutDoctype(text.replace(/^\uFEFF/u, ""));
  const page = new DOMParser().parseFromString(withoutHandlers(source), "image/svg+xml");
  const root = page.documentElement;
  if (root.localName !== "svg" || page.querySelector("parsererror")) return null;
  if (!root.namespaceURI) return null;
  for (const element of [root, ...root.querySelectorAll("*")]) clean(element);
  if (drawnElements(root) > MAX_DRAWN_ELEMENTS) return null;
  const size = sizeOf(root);
  if (!size) return null;
  const longer = Math.max(size.width, size.height);
  const scale = Math.min(mostPixels, Math.max(longer, FEWEST_PIXELS)) / longer;
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  if (!root.hasAttribute("viewBox")) root.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  root.setAttribute("width", `${width}`);
  root.setAttribute("height", `${height}`);
  return { source: new XMLSerializer().serializeToString(root), width, height };
}

function withoutDoctype(source: string): string {
  const at = source.search(/<!DOCTYPE/iu);
  if (at < 0) return source;
  const after = source.slice(at).replace(/^<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*)?>/iu, "");
  return source.slice(0, at) + after;
}

/** They would not run there, but browsers complain of them as soon as they are read; what this misses goes below. */
function withoutHandlers(source: string): string {
  return source.replace(/<[^<>]*>/gu, (tag) => tag.replace(/\son[\w:.-]*\s*=\s*(?:"[^"]*"|'[^']*')/giu, ""));
}

const unwanted = new Set([
  "script",
  "foreignobject",
  "iframe",
  "object",
  "embed",
  "audio",
  "video",
  "handler",
  "listener",
  // A picture stands still.
  "set",
  "animate",
  "animatemotion",
  "animatetransform",
]);

function clean(element: Element): void {
  if (unwanted.has(element.localName.toLowerCase())) {
    element.remove();
    return;
  }
  for (const { name, localName, value } of [...element.attributes]) {
    const isForeign = localName === "href" && !isInside(value);
    if (/^on/iu.test(localName) || isForeign) element.removeAttribute(name);
  }
}

function isInside(address: string): boolean {
  return /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/iu.test(address);
}

/** How many elements are drawn when each reference brings its target along; infinite where they go round or too deep. */
function drawnElements(root: Element): number {
  const known = new Map<Element, number>();
  const targets = new Map<string, Element>();
  for (const element of root.querySelectorAll("[id]")) targets.set(element.id, element);
  const open = new Set<Element>();

  function count(element: Element, depth: number): number {
    const before = known.get(element);
    if (before !== undefined) return before;
    if (depth > MAX_DEPTH || open.has(element)) return Number.POSITIVE_INFINITY;
    open.add(element);
    let sum = 1;
    for (const child of element.children) sum += count(child, depth + 1);
    for (const name of referencesOf(element)) {
      const target = targets.get(name);
      if (target) sum += count(target, depth + 1);
    }
    open.delete(element);
    known.set(element, sum);
    return sum;
  }
  return count(root, 0);
}

function referencesOf(element: Element): readonly string[] {
  return [...element.attributes].flatMap(({ localName, value }) => [
    ...(localName === "href" && value.trim().startsWith("#") ? [value.trim().slice(1)] : []),
    ...[...value.matchAll(/url\(\s*["']?#([^"')\s]+)/giu)].map(([, name = ""]) => name),
  ]);
}

const pixels: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

function sizeOf(root: Element): { readonly width: number; readonly height: number } | null {
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = (root.getAttribute("viewBox") ?? "")
    .trim()
    .split(/[\s,]+/u)
    .map(Number);
  const width = lengthOf(root.getAttribute("width")) ?? boxWidth;
  const height = lengthOf(root.getAttribute("height")) ?? boxHeight;
  if (width > 0 && height > 0 && Number.isFinite(width / height) && width / height > 0)
    return { width, height };
  if (root.hasAttribute("viewBox")) return null;
  // As browsers have it where a drawing says nothing.
  return { width: 300, height: 150 };
}

function lengthOf(text: string | null): number | null {
  const found = /^\s*((?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)(px|pt|pc|mm|cm|in)?\s*$/iu.exec(text ?? "");
  return found ? Number(found[1]) * (pixels[(found[2] ?? "").toLowerCase()] ?? 1) : null;
}
