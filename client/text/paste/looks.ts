import type { Look } from "./blocks.ts";

/** What is said about the classes of a paste, for those programs that say there how a cell looks. */
export type ClassStyles = ReadonlyMap<string, string>;

const MAX_STYLES = 600_000;
const MAX_CLASSES = 2_000;
const MAX_RULES = 5_000;

/** The styles of single classes, `.xl65` and `td.xl65`. */
export function readClassStyles(page: Document): ClassStyles {
  const styles = new Map<string, string>();
  for (const sheet of page.getElementsByTagName("style")) {
    for (const rule of (sheet.textContent ?? "").slice(0, MAX_STYLES).split("}", MAX_RULES)) {
      const opening = rule.indexOf("{");
      if (opening < 0) continue;
      const style = rule.slice(opening + 1, opening + 3_000);
      // Before it may stand comments and rules without braces.
      const names = rule.slice(Math.max(0, opening - 300), opening);
      const name = /(?:^|[\s;>])(?:td|span|p|li)?\.([\w-]{1,60})\s*$/iu.exec(names)?.[1];
      if (name !== undefined && styles.size < MAX_CLASSES)
        styles.set(name, `${styles.get(name) ?? ""};${style}`.slice(0, 6_000));
    }
  }
  return styles;
}

/** All that is said about how the element looks; what counts most stands last. */
export function styleOf(element: Element, classes: ClassStyles): string {
  const named = classes.size === 0 ? [] : [...element.classList].map((name) => classes.get(name) ?? "");
  return `${named.join(";")};${element.getAttribute("style") ?? ""}`.slice(0, 6_000).toLowerCase();
}

/** What the style says about it last; null where it says nothing. */
export function styleValue(style: string, property: string): string | null {
  let at = style.length;
  while (at > 0) {
    at = style.lastIndexOf(property, at - 1);
    if (at < 0) return null;
    const value = /^\s*:\s*([^;]*)/u.exec(style.slice(at + property.length, at + property.length + 300))?.[1];
    if (value !== undefined && /^$|[;\s{]/u.test(style.charAt(at - 1))) return value.trim();
  }
  return null;
}

export function isHidden(element: Element, style: string): boolean {
  return element.hasAttribute("hidden") || /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/u.test(style);
}

/** How letters look in this element, in that they do around it. */
export function lookIn(element: Element, style: string, around: Look): Look {
  const tagged = lookOfTag(element.localName, around);
  const weight = styleValue(style, "font-weight");
  const slant = styleValue(style, "font-style");
  const line = styleValue(style, "text-decoration") ?? styleValue(style, "text-decoration-line");
  const raised = styleValue(style, "vertical-align");
  return {
    bold: weight === null ? tagged.bold : /bold|[6-9]00/u.test(weight),
    italic: slant === null ? tagged.italic : /italic|oblique/u.test(slant),
    struck: tagged.struck || line?.includes("line-through") === true,
    script:
      raised === null || /^t[dh]$/u.test(element.localName) ? tagged.script : scriptOf(raised, tagged.script),
  };
}

function scriptOf(raised: string, tagged: Look["script"]): Look["script"] {
  if (raised.startsWith("super")) return "above";
  if (raised.startsWith("sub")) return "below";
  return raised === "baseline" ? "none" : tagged;
}

function lookOfTag(name: string, around: Look): Look {
  switch (name) {
    case "b":
    case "strong":
      return { ...around, bold: true };
    case "i":
    case "em":
    case "var":
    case "dfn":
    case "cite":
      return { ...around, italic: true };
    case "s":
    case "strike":
    case "del":
      return { ...around, struck: true };
    case "sup":
      return { ...around, script: "above" };
    case "sub":
      return { ...around, script: "below" };
    default:
      return around;
  }
}
