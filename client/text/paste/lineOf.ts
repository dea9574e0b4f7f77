import { formulaNotations } from "../../../shared/contestFile/formulas.ts";
import { isSameLook, type Line, plainText, type Run, type TextRun } from "./blocks.ts";
import { braced, texOfSigns, texOfText } from "./formulas/tex.ts";

/** What was collected of a line, as it is to be written: spaces, formulas and scripts found in it. */
export function lineOf(collected: readonly Run[]): Line {
  return withScripts(withFormulas(joined(withoutEdges(spaced(collected)))));
}

export function isEmptyLine(runs: Line): boolean {
  return runs.every((run) => run.kind === "break" || (run.kind === "text" && run.text.trim() === ""));
}

/** One space between words, none beside a break. */
function spaced(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = [];
  let afterSpace = true;
  for (const run of runs) {
    if (run.kind !== "text") {
      kept.push(run);
      afterSpace = run.kind === "break";
      continue;
    }
    let text = run.text.replace(/[ \t\r\n\f\u00a0]+/gu, " ");
    if (afterSpace && text.startsWith(" ")) text = text.slice(1);
    if (text === "") continue;
    kept.push({ ...run, text });
    afterSpace = text.endsWith(" ");
  }
  return kept.map((run, index) => {
    const next = kept[index + 1];
    const isLast = next === undefined || next.kind === "break";
    return run.kind === "text" && isLast ? { ...run, text: run.text.trimEnd() } : run;
  });
}

function withoutEdges(runs: readonly Run[]): readonly Run[] {
  const isBlank = (run: Run) => run.kind === "break" || (run.kind === "text" && run.text === "");
  const first = runs.findIndex((run) => !isBlank(run));
  let end = runs.length;
  while (end > 0 && isBlank(runs[end - 1] ?? { kind: "break" })) end -= 1;
  return first < 0 ? [] : runs.slice(first, end);
}

/** Programs end a run wherever somebody stopped typing. A space between two words looks as they do. */
function joined(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = [];
  runs.forEach((run, index) => {
    const last = kept.at(-1);
    if (run.kind !== "text" || last?.kind !== "text") {
      if (run.kind !== "text" || run.text !== "") kept.push(run);
      return;
    }
    const next = runs[index + 1];
    const isSpace = run.text.trim() === "";
    const look = isSpace && next?.kind === "text" && isSameLook(last, next) ? last : run;
    if (isSameLook(last, look)) kept[kept.length - 1] = { ...last, text: last.text + run.text };
    else kept.push(run);
  });
  return kept;
}

/** What somebody wrote as LaTeX is meant as a formula; `$5 and A$` is not. */
function withFormulas(runs: readonly Run[]): readonly Run[] {
  return runs.flatMap((run) => (run.kind === "text" && /[$\\]/u.test(run.text) ? formulasIn(run) : [run]));
}

function formulasIn(run: TextRun): readonly Run[] {
  const { text } = run;
  const found: Run[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign !== "$" && sign !== "\\") continue;
    const formula = formulaAt(text, at);
    if (formula === null) {
      if (sign === "\\") at += 1;
      continue;
    }
    if (at > from) found.push({ ...run, text: text.slice(from, at) });
    found.push({ kind: "formula", tex: formula.tex, display: formula.display, written: true });
    from = at + formula.length;
    at = from - 1;
  }
  if (from < text.length) found.push({ ...run, text: text.slice(from) });
  return found;
}

function formulaAt(text: string, at: number) {
  for (const { pattern, display } of formulaNotations) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const tex = found?.[1];
    if (found && tex !== undefined) return isTex(tex) ? { tex, display, length: found[0].length } : null;
  }
  return null;
}

/** Has a letter or a sign of LaTeX, and no words of a sentence. */
function isTex(tex: string): boolean {
  const bare = tex.replace(/\\(?:text|mathrm|mbox|operatorname)\s*\{[^{}]*\}|\\[a-zA-Z]+/gu, " ");
  return (/[a-z^_=]/iu.test(tex) || tex.includes("\\")) && !/\p{L}{3}|\p{L}{2}\s+\p{L}/u.test(bare);
}

/** `x<sup>2</sup>` is `$x^2$`, and `H<sub>2</sub>O` is `H$_2$O`: an upright letter stays one. */
function withScripts(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    if (run === undefined) break;
    if (run.kind !== "text" || run.script === "none" || run.text.trim() === "") {
      kept.push(run.kind === "text" ? { ...run, script: "none" } : run);
      continue;
    }
    const next = runs[at + 1];
    const isPair =
      next?.kind === "text" && next.script !== "none" && next.script !== run.script && run.text.length < 20;
    const scripts = isPair ? [run, next] : [run];
    if (isPair) at += 1;
    const last = kept.at(-1);
    const base = last?.kind === "text" ? baseOf(last) : "";
    if (last?.kind === "text" && base !== "") {
      kept.pop();
      const rest = last.text.slice(0, -base.length);
      if (rest !== "") kept.push({ ...last, text: rest });
    }
    const before = /^\s/u.test(run.text) ? " " : "";
    const after = /\s$/u.test(scripts.at(-1)?.text ?? "") ? " " : "";
    if (before !== "" && base === "") kept.push(plainText(before));
    kept.push({
      kind: "formula",
      tex: base + scripts.map(texOfScript).join(""),
      display: false,
      written: false,
    });
    if (after !== "") kept.push(plainText(after));
  }
  return kept;
}

function texOfScript({ text, script }: TextRun): string {
  const bare = text.trim();
  const isWords = /\p{L}{2}/u.test(bare) && !/^[a-z]{2}$/u.test(bare);
  return `${script === "above" ? "^" : "_"}${braced(isWords ? texOfText(bare) : texOfSigns(bare))}`;
}

/** A variable or a number that the script belongs to. */
function baseOf({ text, italic }: TextRun): string {
  const number = /(?:^|[^\p{L}\d.,])(\d{1,6})$/u.exec(text)?.[1];
  if (number !== undefined) return number;
  const letter = /(?:^|[^a-zA-Z\p{L}])([a-zA-Z])$/u.exec(text)?.[1];
  if (letter === undefined) return "";
  const isUnit = /\d\s[a-z]$/iu.test(text);
  return italic || (/[a-z]/u.test(letter) && !isUnit) ? letter : "";
}
