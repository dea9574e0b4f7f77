import katex from "katex";
import { drawFormulaBy } from "../../shared/contestFile/formulas.ts";

/**
 * A formula as HTML to see and MathML to hear. One that cannot be drawn is shown as its `source` in `code.formula-source`; in
 * a readable one, commands that KaTeX does not know stand as written, in red. Never throws.
 */
export function drawFormula(tex: string, display: boolean, source: string): string {
  const drawn = drawFormulaBy(katex.renderToString, tex, display);
  return drawn ?? `<code class="formula-source">${escapeHtml(source)}</code>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
