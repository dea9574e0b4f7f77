import { braced, texOfSigns, texOfText, tidyTex } from "./tex.ts";

const MAX_DEPTH = 40;

/** LaTeX of an equation in MathML: the one that stands beside it, or that of fractions, scripts and roots. Null for others. */
export function texOfMathml(math: Element): string | null {
  for (const annotation of math.getElementsByTagName("annotation")) {
    if (/tex/iu.test(annotation.getAttribute("encoding") ?? ""))
      return tidyTex(annotation.textContent ?? "") || null;
  }
  const written = math.getAttribute("alttext");
  if (written !== null && /[\\^_]/u.test(written)) return tidyTex(written) || null;
  const tex = texOf(math, 0)?.trim().replace(/\s+/gu, " ");
  return tex ? tex : null;
}

function texOf(element: Element, depth: number): string | null {
  if (depth > MAX_DEPTH) return null;
  const text = (element.textContent ?? "").trim();
  const parts = () => texOfAll([...element.children], depth);
  switch (nameOf(element)) {
    case "mi":
    case "mn":
    case "mo":
      return texOfSigns(text);
    case "mtext":
    case "ms":
      return text === "" ? " " : texOfText(text);
    case "mspace":
      return " ";
    case "math":
    case "mrow":
    case "mstyle":
    case "mpadded":
    case "semantics":
      return parts()?.join("") ?? null;
    case "annotation":
    case "annotation-xml":
    case "mphantom":
      return "";
    case "msqrt": {
      const inner = parts();
      return inner && `\\sqrt{${inner.join("")}}`;
    }
    case "mfenced": {
      const inner = parts();
      const { open, close } = {
        open: element.getAttribute("open") ?? "(",
        close: element.getAttribute("close") ?? ")",
      };
      return inner && `${texOfSigns(open)}${inner.join(",")}${texOfSigns(close)}`;
    }
    default:
      return texOfPair(nameOf(element), parts());
  }
}

/** Those with a fixed number of parts. */
function texOfPair(name: string, parts: readonly string[] | null): string | null {
  if (parts === null) return null;
  const [first = "", second = "", third = ""] = parts;
  const pattern = `${name} ${parts.length}`;
  switch (pattern) {
    case "mfrac 2":
      return `\\frac{${first.trim()}}{${second.trim()}}`;
    case "msup 2":
      return `${base(first)}^${braced(second)}`;
    case "msub 2":
    case "munder 2":
      return `${base(first)}_${braced(second)}`;
    case "msubsup 3":
    case "munderover 3":
      return `${base(first)}_${braced(second)}^${braced(third)}`;
    case "mroot 2":
      return `\\sqrt[${second.trim()}]{${first.trim()}}`;
    case "mover 2":
      return texOfAccent(first, second.trim());
    default:
      return null;
  }
}

function texOfAccent(first: string, over: string): string | null {
  const accent = accents[over];
  return accent === undefined ? null : `\\${accent}{${first.trim()}}`;
}

const accents: Readonly<Record<string, string>> = {
  "¯": "overline",
  "‾": "overline",
  "―": "overline",
  "\\_": "overline",
  "→": "vec",
  "⃗": "vec",
  "\\wedge": "hat",
  ˆ: "hat",
  "⏞": "overbrace",
};

/** What a script belongs to: a sign as it is, more in braces. */
function base(tex: string): string {
  const part = tex.trim();
  return /^(?:.|\\[a-z]+|[\d.,]+|[([].*[)\]])$/iu.test(part)
    ? `${part}${/^\\[a-z]+$/iu.test(part) ? " " : ""}`
    : `{${part}}`;
}

function texOfAll(elements: readonly Element[], depth: number): readonly string[] | null {
  const parts: string[] = [];
  for (const element of elements) {
    const tex = texOf(element, depth + 1);
    if (tex === null) return null;
    parts.push(tex);
  }
  return parts;
}

function nameOf(element: Element): string {
  return element.localName.toLowerCase().replace(/^m(?:ml)?:/u, "");
}
