/** How letters look. */
export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly struck: boolean;
  readonly script: "none" | "above" | "below";
}

/** What stands in a line. A picture is its place in the list of those found; a break begins a new line. */
export type Run =
  | ({ readonly kind: "text"; readonly text: string } & Look)
  /** `written`: with its dollars, in the text that was pasted. */
  | { readonly kind: "formula"; readonly tex: string; readonly display: boolean; readonly written: boolean }
  | { readonly kind: "picture"; readonly index: number }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "break" };

export type TextRun = Extract<Run, { kind: "text" }>;
export type Line = readonly Run[];

/** What was pasted, as far as a statement can show it. */
export type Block =
  /** `close`: nothing parts it from a close line before it. */
  | { readonly kind: "line"; readonly runs: Line; readonly heading: number; readonly close: boolean }
  /** `level` from 1; `marker` as a reader saw it: `•`, `1.`, `b)`. */
  | { readonly kind: "item"; readonly level: number; readonly marker: string; readonly runs: Line }
  | { readonly kind: "table"; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "rule" };

export const plainLook: Look = { bold: false, italic: false, struck: false, script: "none" };

export function isSameLook(one: Look, other: Look): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.struck === other.struck &&
    one.script === other.script
  );
}

/** A paragraph of its own. */
export function paragraph(runs: Line, close = false): Block {
  return { kind: "line", runs, heading: 0, close };
}

export function plainText(text: string, look: Look = plainLook): TextRun {
  return { kind: "text", text, ...look };
}
