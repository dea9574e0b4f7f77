import katex from "katex";

/** Of drawn HTML; a formula of a line has about 3,000. */
const MAX_DRAWN_CHARACTERS = 150_000;
/** Browsers flatten what is nested deeper than 512 elements, and a purifier would have seen something else. */
const MAX_DRAWN_DEPTH = 150;

/** KaTeX limits how often a macro expands but not to how much: 1,500 characters can cost minutes. */
const DEFINES_MACRO =
  /(?:^|[^\\])(?:\\\\)*\\(?:[gex]?def|let|futurelet|(?:new|renew|provide)command)(?![a-zA-Z@])/u;

/**
 * A formula as HTML to see and MathML to hear. One that KaTeX cannot read, that defines macros, or that would grow
 * out of bounds is shown as its `source` in `code.formula-source`; in a readable one, commands that KaTeX does not
 * know stand as written, in red. Never throws.
 */
export function drawFormula(tex: string, display: boolean, source: string): string {
  const asSource = `<code class="formula-source">${escapeHtml(source)}</code>`;
  if (DEFINES_MACRO.test(tex)) return asSource;
  try {
    const drawn = katex.renderToString(tex, {
      displayMode: display,
      output: "htmlAndMathml",
      throwOnError: false,
      trust: false,
      strict: false,
      maxSize: 20,
      maxExpand: 500,
    });
    const isBounded = drawn.length <= MAX_DRAWN_CHARACTERS && depthOf(drawn) <= MAX_DRAWN_DEPTH;
    return isBounded && !drawn.includes('class="katex-error"') ? drawn : asSource;
  } catch {
    // The stack ran out: KaTeX is recursive.
    return asSource;
  }
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}

function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of html.matchAll(/<[^>]*>/gu)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
