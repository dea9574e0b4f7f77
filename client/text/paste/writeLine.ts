import { gfm } from "@joplin/turndown-plugin-gfm";
import TurndownService from "turndown";
import type { Line, Run, TextRun } from "./blocks.ts";
import { formulaSource } from "./formulas/tex.ts";
import { pictureMark, seenIn, signsOfLine } from "./seen.ts";

/** Markdown, and what its drawing shows. */
export interface Written {
  readonly markdown: string;
  readonly signs: string;
  /** It is the text as it was pasted. */
  readonly isBare: boolean;
}

type Escape = "nothing" | "starts" | "all";
type Mark = "bold" | "italic" | "struck";

/**
 * A line as Markdown with the least marks with which it looks as it did: first as it is, then with what begins a line escaped,
 * then with all signs; and where emphasis does not hold (`**5**`), without it. PST3
 */
export function writeLine(runs: Line): Written {
  let last: Written | null = null;
  for (const emphasis of [(line: Line) => line, emphasisOfWords, withoutEmphasis]) {
    const kept = emphasis(runs);
    const signs = signsOfLine(kept);
    for (const escaping of ["nothing", "starts", "all"] as const) {
      const markdown = asMarkdown(kept, escaping);
      last = { markdown, signs, isBare: escaping === "nothing" && !kept.some(isMarked) };
      const seen = seenIn(markdown);
      if (seen.signs === signs && [...seen.kinds].every((kind) => kind === "paragraph" || kind === "math"))
        return last;
    }
  }
  return last ?? { markdown: "", signs: "", isBare: true };
}

/** With every sign escaped, and no emphasis: what is written so can stand anywhere. */
export function writeLineSafely(runs: Line): Written {
  const kept = withoutEmphasis(runs);
  return { markdown: asMarkdown(kept, "all"), signs: signsOfLine(kept), isBare: false };
}

function isMarked(run: Run): boolean {
  return run.kind === "text"
    ? run.bold || run.italic || run.struck
    : run.kind !== "break" && !(run.kind === "formula" && run.written);
}

/** Emphasis needs words, and something beside them that is none. FIL3 */
function emphasisOfWords(runs: Line): Line {
  return runs.map((run, index) => {
    if (run.kind !== "text") return run;
    const before = edgeOf(runs[index - 1], "end");
    const after = edgeOf(runs[index + 1], "start");
    const holds =
      /\p{L}{2}/u.test(run.text) &&
      !(/[\p{L}\d]$/u.test(before) && /^\S/u.test(run.text)) &&
      !(/^[\p{L}\d]/u.test(after) && /\S$/u.test(run.text));
    return holds ? run : { ...run, bold: false, italic: false, struck: false };
  });
}

function edgeOf(run: Run | undefined, edge: "start" | "end"): string {
  if (run?.kind !== "text") return "";
  return edge === "start" ? run.text.slice(0, 1) : run.text.slice(-1);
}

function withoutEmphasis(runs: Line): Line {
  return runs.map((run) =>
    run.kind === "text" ? { ...run, bold: false, italic: false, struck: false } : run,
  );
}

const inert = document.implementation.createHTMLDocument("");
const writers: Readonly<Record<"bare" | "escaped", TurndownService>> = {
  bare: lineWriter((text) => text),
  escaped: lineWriter(escapeSigns),
};

function lineWriter(escaped: (text: string) => string): TurndownService {
  const service = new TurndownService({ emDelimiter: "*", strongDelimiter: "**", br: "" });
  service.use(gfm);
  service.escape = escaped;
  service.addRule("formula", {
    filter: (node) => node.nodeName === "X-FORMULA" || node.nodeName === "X-PICTURE",
    replacement: (_, node) => node.textContent ?? "",
  });
  return service;
}

function asMarkdown(runs: Line, escaping: Escape): string {
  const line = inert.createElement("p");
  appendRuns(line, markedRuns(runs), 0);
  const markdown = writers[escaping === "all" ? "escaped" : "bare"].turndown(line);
  const lines = markdown.split("\n").map((part) => part.trim());
  return lines.map((part) => (escaping === "nothing" ? part : escapeStart(part))).join("\n");
}

const tags: readonly (readonly [Mark, string])[] = [
  ["bold", "strong"],
  ["italic", "em"],
  ["struck", "s"],
];

interface Marked extends Pick<TextRun, Mark> {
  readonly run: Run;
  readonly next: Run | undefined;
}

/** A formula, picture or break between words has the marks that both have. */
function markedRuns(runs: Line): readonly Marked[] {
  const before = lastMarks(runs);
  const after = [...lastMarks([...runs].reverse())].reverse();
  return runs.map((run, index) => {
    const both = (mark: Mark) => before[index]?.[mark] === true && after[index]?.[mark] === true;
    return {
      run,
      next: runs[index + 1],
      bold: both("bold"),
      italic: both("italic"),
      struck: both("struck"),
    };
  });
}

/** For each run the last words that were met, itself included. */
function lastMarks(runs: Line): readonly (TextRun | null)[] {
  let last: TextRun | null = null;
  return runs.map((run) => {
    if (run.kind === "text") last = run;
    return last;
  });
}

/** Neighbours that share a mark stand in one element. */
function appendRuns(parent: Element, runs: readonly Marked[], level: number): void {
  const [mark, tag] = tags[level] ?? [];
  if (mark === undefined || tag === undefined) {
    for (const { run, next } of runs) parent.append(nodeOf(run, next));
    return;
  }
  for (let from = 0; from < runs.length; ) {
    const has = runs[from]?.[mark] === true;
    let end = from + 1;
    while (end < runs.length && runs[end]?.[mark] === has) end += 1;
    const inner = has ? inert.createElement(tag) : parent;
    appendRuns(inner, runs.slice(from, end), level + 1);
    if (has) parent.append(inner);
    from = end;
  }
}

function nodeOf(run: Run, next: Run | undefined): Node {
  switch (run.kind) {
    case "text":
      return inert.createTextNode(run.text);
    case "break":
      return inert.createElement("br");
    case "picture":
      return named("x-picture", pictureMark(run.index));
    case "code":
      return named("code", run.text);
    case "formula": {
      const source = formulaSource(run.tex, run.display, next?.kind === "text" ? next.text.slice(0, 1) : "");
      return source === null ? inert.createTextNode(run.tex) : named("x-formula", source);
    }
  }
}

function named(name: string, text: string): Element {
  const element = inert.createElement(name);
  element.textContent = text;
  return element;
}

/** Signs that Markdown may take, wherever they stand. `\[` would begin a formula, and needs no escape where `\]` has one. */
function escapeSigns(text: string): string {
  return text.replace(/[\\`*_$~\]<&!]/gu, "\\$&");
}

/** What begins a heading, a list, a quotation, a table, code or a line across the page. */
function escapeStart(line: string): string {
  const number = /^\d{1,9}(?=[.)](?:\s|$))/u.exec(line)?.[0];
  if (number !== undefined) return `${number}\\${line.slice(number.length)}`;
  return /^(?:#{1,6}(?:\s|$)|[-+*](?:\s|$)|[>|]|:?-[-:|\s]*$|`{3}|~{3})/u.test(line) ? `\\${line}` : line;
}
