import { tidyTex } from "./formulas/tex.ts";
import { texOfMathml } from "./formulas/texOfMathml.ts";
import { texOfOmml } from "./formulas/texOfOmml.ts";

/** A formula of a page: as LaTeX, or null and its mere text. */
export interface FoundFormula {
  readonly tex: string | null;
  readonly display: boolean;
  readonly text: string;
}

const MAX_CHARACTERS = 60_000;

/** The formula that this element is: in MathML, drawn by KaTeX or MathJax, a picture of Wikipedia's, or Word's own. PST4 */
export function formulaIn(element: Element): FoundFormula | null {
  const name = element.localName.toLowerCase();
  if (name === "math" || name.endsWith(":math"))
    return found(element, texOfMathml(element), isDisplay(element));
  if (name === "m:omath" || name === "m:omathpara")
    return found(element, texOfOmml(element), name === "m:omathpara");
  if (name === "img") return pictured(element);
  const { classList } = element;
  if (
    name === "mjx-container" ||
    ["katex", "MathJax", "mwe-math-element"].some((drawn) => classList.contains(drawn))
  )
    return drawn(element);
  return null;
}

/** In a note that only Word reads: `[if gte msEquation 12]>…<![endif]`. */
export function wordFormulaIn(note: string): FoundFormula | null {
  if (note.length > MAX_CHARACTERS) return null;
  const inner = /^\[if gte msEquation \d+\]>([\s\S]*)<!\[endif\]$/iu.exec(note)?.[1];
  if (inner === undefined) return null;
  const { body } = new DOMParser().parseFromString(inner, "text/html");
  const equation = [...body.getElementsByTagName("*")].find(({ localName }) =>
    /^m:omath(?:para)?$/u.test(localName),
  );
  return equation === undefined ? null : formulaIn(equation);
}

function drawn(element: Element): FoundFormula | null {
  const display = isDisplay(element);
  const math = element.getElementsByTagName("math")[0];
  if (math) return found(math, texOfMathml(math), display || isDisplay(math));
  const written = element.getAttribute("data-mathml");
  if (written !== null && written.length < MAX_CHARACTERS) {
    const inside = new DOMParser().parseFromString(written, "text/html").getElementsByTagName("math")[0];
    if (inside) return found(inside, texOfMathml(inside), display);
  }
  const image = element.getElementsByTagName("img")[0];
  if (image) return pictured(image);
  return (element.textContent ?? "").trim() === "" ? null : found(element, null, display);
}

/** Wikipedia writes the formula beside its picture. */
function pictured(image: Element): FoundFormula | null {
  if (!/mwe-math-fallback|\btex\b|latex/u.test(image.className)) return null;
  const tex = tidyTex(image.getAttribute("alt") ?? "");
  return tex === "" ? null : { tex, display: isDisplay(image), text: tex };
}

function found(element: Element, tex: string | null, display: boolean): FoundFormula {
  return { tex, display, text: (element.textContent ?? "").replace(/\s+/gu, " ").trim() };
}

function isDisplay(element: Element): boolean {
  const value = element.getAttribute("display");
  return (
    value === "block" ||
    value === "true" ||
    /(?:^|[-_])display(?:$|[-_])/iu.test(element.parentElement?.className ?? "") ||
    /fallback-image-display/u.test(element.className)
  );
}
