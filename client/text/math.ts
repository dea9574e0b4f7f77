import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from "markdown-it";
import { formulaNotations } from "../../shared/contestFile/formulas.ts";

/** Draws a formula as safe HTML. `source` is what the author wrote, delimiters and all. */
export type DrawFormula = (tex: string, display: boolean, source: string) => string;

/** A longer formula stays text. */
const MAX_FORMULA_LINES = 60;
const MAX_FORMULAS = 300;

/**
 * Teaches markdown-it formulas: `$…$` and `\(…\)` in a line, `$$…$$` and `\[…\]` displayed, in a paragraph or
 * alone over several lines, each of at most 2,000 characters. Where a price may be meant, `$` opens and closes
 * by the rule of pandoc. A text has at most 300 formulas; what follows stays as written.
 */
export function mathRules(md: MarkdownIt, draw: DrawFormula): void {
  md.inline.ruler.before("escape", "math", inlineMath);
  md.block.ruler.before("fence", "math", blockMath, { alt: ["paragraph", "blockquote", "list"] });
  md.core.ruler.push("limit_math", limitMath);
  md.renderer.rules.math = (tokens, index) => {
    const token = tokens[index];
    return token === undefined ? "" : draw(token.content, token.markup === "display", token.info);
  };
}

function inlineMath(state: StateInline, silent: boolean): boolean {
  const start = state.src.charAt(state.pos);
  if (start !== "$" && start !== "\\") return false;
  for (const { pattern, display } of formulaNotations) {
    pattern.lastIndex = state.pos;
    const found = pattern.exec(state.src);
    if (found === null || pattern.lastIndex > state.posMax) continue;
    if (!silent) push(state, found, display);
    state.pos = pattern.lastIndex;
    // After a displayed formula a new line has begun: no second break.
    if (display && state.src.charAt(state.pos) === "\n") state.pos += 1;
    return true;
  }
  return false;
}

/** Alone on its lines, so that a line of the formula that starts with `-` or `=` makes no list or heading. */
function blockMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = state.src.slice((state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0));
  const closing = first.startsWith("$$") ? "$$" : first.startsWith("\\[") ? "\\]" : null;
  if (closing === null || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;

  const lastLine = Math.min(endLine, startLine + MAX_FORMULA_LINES);
  for (let line = startLine; line < lastLine; line += 1) {
    if (line > startLine && (state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line)) return false;
    const text = state.src.slice(state.bMarks[line], state.eMarks[line]).trimEnd();
    if (!text.endsWith(closing) || (line === startLine && text.trimStart().length < 5)) continue;
    const source = state.getLines(startLine, line + 1, state.blkIndent, false).trim();
    const found = new RegExp(formulaNotations[closing === "$$" ? 0 : 3].pattern.source, "y").exec(source);
    if (found === null || found[0] !== source) return false;
    if (!silent) {
      push(state, found, true).map = [startLine, line + 1];
      state.line = line + 1;
    }
    return true;
  }
  return false;
}

function push(state: StateInline | StateBlock, found: RegExpExecArray, display: boolean): Token {
  const token = state.push("math", "", 0);
  token.content = found[1] ?? "";
  token.info = found[0];
  token.markup = display ? "display" : "inline";
  return token;
}

function limitMath(state: StateCore): void {
  let formulas = 0;
  const visit = (token: Token): void => {
    if (token.type === "math") {
      formulas += 1;
      if (formulas > MAX_FORMULAS) {
        token.type = "text";
        token.content = token.info;
      }
    }
    token.children?.forEach(visit);
  };
  state.tokens.forEach(visit);
}
