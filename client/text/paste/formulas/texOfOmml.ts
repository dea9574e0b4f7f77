import { braced, texOfSigns } from "./tex.ts";

const MAX_DEPTH = 40;

/** LaTeX of an equation as Word writes it (`m:oMath`), of fractions, scripts, roots, brackets and sums. Null for others. */
export function texOfOmml(math: Element): string | null {
  const tex = texOf(math, 0)?.trim().replace(/\s+/gu, " ");
  return tex ? tex : null;
}

function texOf(element: Element, depth: number): string | null {
  if (depth > MAX_DEPTH) return null;
  const name = element.localName.toLowerCase();
  if (/^m:\w+pr$/u.test(name)) return "";
  if (name === "m:r" || !name.startsWith("m:")) return texOfRun(element, depth);
  const part = (of: string) => {
    const found = childOf(element, of);
    return found ? (insideOf(found, depth)?.trim() ?? null) : "";
  };
  switch (name) {
    case "m:omath":
    case "m:omathpara":
    case "m:e":
    case "m:box":
      return insideOf(element, depth);
    case "m:f":
      return join([part("num"), part("den")], (num, den) => `\\frac{${num}}{${den}}`);
    case "m:ssup":
      return join([part("e"), part("sup")], (e, sup) => `${base(e)}^${braced(sup)}`);
    case "m:ssub":
      return join([part("e"), part("sub")], (e, sub) => `${base(e)}_${braced(sub)}`);
    case "m:ssubsup":
      return join(
        [part("e"), part("sub"), part("sup")],
        (e, sub, sup) => `${base(e)}_${braced(sub)}^${braced(sup)}`,
      );
    case "m:rad":
      return join([part("deg"), part("e")], (deg, e) => `\\sqrt${deg === "" ? "" : `[${deg}]`}{${e}}`);
    case "m:d":
      return texOfBrackets(element, depth);
    case "m:nary":
      return texOfSum(element, [part("sub"), part("sup"), part("e")]);
    case "m:func":
      return join([part("fname"), part("e")], (of, e) => `${of} ${e}`);
    case "m:bar":
      return join([part("e")], (e) => `\\overline{${e}}`);
    default:
      return null;
  }
}

/** Letters, perhaps in elements of HTML that say how they look. */
function texOfRun(element: Element, depth: number): string | null {
  const hasStructure = [...element.getElementsByTagName("*")].some(({ localName }) =>
    /^m:(?!r$|t$|\w*pr$|sty$|scr$|nor$)/iu.test(localName),
  );
  return hasStructure
    ? insideOf(element, depth)
    : texOfSigns((element.textContent ?? "").replace(/\s+/gu, " "));
}

function insideOf(element: Element, depth: number): string | null {
  let tex = "";
  for (const node of element.childNodes) {
    if (node.nodeType === 3) tex += texOfSigns((node.nodeValue ?? "").replace(/\s+/gu, " "));
    if (node.nodeType !== 1) continue;
    const part = texOf(node as Element, depth + 1);
    if (part === null) return null;
    tex += part;
  }
  return tex;
}

function texOfBrackets(element: Element, depth: number): string | null {
  const inner = [...element.children].filter(({ localName }) => localName.toLowerCase() === "m:e");
  const parts: string[] = [];
  for (const one of inner) {
    const tex = insideOf(one, depth);
    if (tex === null) return null;
    parts.push(tex.trim());
  }
  const sign = (name: string, usual: string) => {
    const written = settingOf(element, name) ?? usual;
    return written === "" ? "." : texOfSigns(written);
  };
  return `\\left${sign("begchr", "(")} ${parts.join(",")}\\right${sign("endchr", ")")}`;
}

const sums: Readonly<Record<string, string>> = { "∑": "\\sum", "∏": "\\prod", "∫": "\\int" };

function texOfSum(element: Element, parts: readonly (string | null)[]): string | null {
  const sign = sums[settingOf(element, "chr") ?? "∫"];
  if (sign === undefined) return null;
  return join(parts, (sub, sup, e) => {
    const from = sub === "" ? "" : `_${braced(sub)}`;
    return `${sign}${from}${sup === "" ? "" : `^${braced(sup)}`} ${e}`;
  });
}

/** `m:val` of a setting of the element. */
function settingOf(element: Element, name: string): string | null {
  const settings = [...element.children].find(({ localName }) => /^m:\w+pr$/iu.test(localName));
  const setting =
    settings &&
    [...settings.getElementsByTagName("*")].find(({ localName }) => localName.toLowerCase() === `m:${name}`);
  return setting?.getAttribute("m:val") ?? null;
}

function childOf(element: Element, name: string): Element | undefined {
  return [...element.children].find(({ localName }) => localName.toLowerCase() === `m:${name}`);
}

function base(tex: string): string {
  return /^(?:.|[\d.,]+|\\[a-z]+)$/iu.test(tex) ? `${tex}${tex.startsWith("\\") ? " " : ""}` : `{${tex}}`;
}

/** Nothing, where a part could not be read. */
function join(parts: readonly (string | null)[], write: (...read: string[]) => string): string | null {
  const read = parts.filter((part) => part !== null);
  return read.length === parts.length ? write(...read) : null;
}
