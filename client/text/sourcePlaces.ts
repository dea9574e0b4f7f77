import type { Token } from "markdown-it";

/** A place in a text: its line from 1, and from where to where, as a text box counts. */
export interface Place {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A part of a statement as its parser read it, and where in the source its signs stand. */
interface Part {
  readonly content: string;
  /** A displayed formula that is alone on its lines. */
  readonly isFormula: boolean;
  readonly display: boolean;
  placeOf(from: number, to: number): Place;
}

/** Paragraphs, headings, cells and displayed formulas, in their order. */
export function placesOf(source: string, tokens: readonly Token[]): readonly Part[] {
  const lines = linesOf(source);
  // Where the next cell of a row is looked for.
  const reached = new Map<number, number>();
  let row: number | null = null;
  return tokens.flatMap((token): readonly Part[] => {
    // Cells do not say where they are, but rows do.
    if (token.type === "tr_open") row = token.map?.[0] ?? (row === null ? null : row + 1);
    const isFormula = token.type === "math";
    const firstLine = token.map?.[0] ?? row;
    if ((!isFormula && token.type !== "inline") || firstLine === null) return [];
    const content = isFormula ? token.info : token.content;
    const starts = startsOf(content, firstLine, lines, reached);
    const offset = (at: number) => {
      const before = content.slice(0, at);
      const begins = before.lastIndexOf("\n") + 1;
      const { start, isEscaped } = starts[before.split("\n").length - 1] ?? { start: 0, isEscaped: false };
      const backslashes = isEscaped ? before.slice(begins).split("|").length - 1 : 0;
      return Math.min(source.length, start + at - begins + backslashes);
    };
    return [
      {
        content,
        isFormula,
        display: isFormula,
        placeOf: (from, to) => {
          const start = offset(from);
          const line = firstLine + content.slice(0, from).split("\n").length;
          return { line, start, end: Math.max(start + 1, offset(to)) };
        },
      },
    ];
  });
}

interface SourceLine {
  readonly text: string;
  readonly start: number;
}

function linesOf(source: string): readonly SourceLine[] {
  let start = 0;
  return source.split("\n").map((text) => {
    const line = { text, start };
    start += text.length + 1;
    return line;
  });
}

interface Start {
  readonly start: number;
  /** The source has a backslash before each pipe, as a cell must. */
  readonly isEscaped: boolean;
}

/** Where each line of the content begins in the source: after quotation marks, numbers of a list, and other cells. */
function startsOf(
  content: string,
  firstLine: number,
  lines: readonly SourceLine[],
  reached: Map<number, number>,
): readonly Start[] {
  return content.split("\n").map((text, index) => {
    const line = lines[firstLine + index];
    if (line === undefined) return { start: 0, isEscaped: false };
    const written = text.replaceAll("|", "\\|");
    const cell = line.text.includes("|")
      ? line.text.indexOf(written, reached.get(firstLine + index) ?? 0)
      : -1;
    if (cell < 0 || text === "")
      return { start: line.start + Math.max(0, line.text.lastIndexOf(text)), isEscaped: false };
    reached.set(firstLine + index, cell + written.length);
    return { start: line.start + cell, isEscaped: written !== text };
  });
}
