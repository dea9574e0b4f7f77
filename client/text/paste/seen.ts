import type { Token } from "markdown-it";
import { parseStatement } from "../statement.ts";
import type { Line, Look, Run } from "./blocks.ts";

/** What a reader sees of a text: its signs with how they look, and of what kinds its blocks are. */
export interface Seen {
  readonly signs: string;
  readonly kinds: ReadonlySet<string>;
}

/** What the drawing of this Markdown shows. */
export function seenIn(markdown: string): Seen {
  const kinds = new Set<string>();
  const signs = parseStatement(markdown).map((token) => {
    if (token.type === "inline") return signsOf(token.children ?? []);
    kinds.add(token.type.replace(/_(?:open|close)$/u, ""));
    if (token.type === "math") return formulaSign(token.content);
    return token.type === "fence" ? codeSign(token.content) : "";
  });
  return { signs: signs.join(""), kinds };
}

function signsOf(tokens: readonly Token[]): string {
  const opened = { strong: 0, em: 0, s: 0 };
  return tokens
    .map((token) => {
      const mark = /^(strong|em|s)_(?:open|close)$/u.exec(token.type)?.[1];
      if (mark !== undefined) {
        opened[mark as keyof typeof opened] += token.nesting;
        return "";
      }
      switch (token.type) {
        case "text":
        case "text_special":
          return textSigns(token.content, {
            bold: opened.strong > 0,
            italic: opened.em > 0,
            struck: opened.s > 0,
          });
        case "softbreak":
        case "hardbreak":
          return "";
        case "math":
          return formulaSign(token.content);
        case "code_inline":
          return codeSign(token.content);
        default:
          return `<${token.type}>`;
      }
    })
    .join("");
}

/** What the line showed where it was copied. */
export function signsOfLine(runs: Line): string {
  return runs.map(signsOfRun).join("");
}

function signsOfRun(run: Run): string {
  switch (run.kind) {
    case "text":
      return textSigns(run.text, run);
    case "formula":
      return formulaSign(run.tex);
    case "picture":
      return pictureMark(run.index);
    case "code":
      return codeSign(run.text);
    case "break":
      return "";
  }
}

function textSigns(text: string, look: Pick<Look, "bold" | "italic" | "struck">): string {
  const figure = (look.bold ? 1 : 0) + (look.italic ? 2 : 0) + (look.struck ? 4 : 0);
  return text.replace(/\s+/gu, "").replace(/[\s\S]/gu, (sign) => {
    // A picture looks the same in any letters.
    return /[\ue010-\ue01f]/u.test(sign) ? sign : `${figure}${sign}`;
  });
}

function formulaSign(tex: string): string {
  return `<formula ${tex.replace(/\s+/gu, "")}>`;
}

export function codeSign(text: string): string {
  return `<code ${text.replace(/\s+/gu, "")}>`;
}

/** Stands for a picture while the text is written: digits of the private use area between two of its signs. */
export function pictureMark(index: number): string {
  const digits = [...String(index)].map((digit) => String.fromCharCode(0xe012 + Number(digit)));
  return `\ue010${digits.join("")}\ue011`;
}

export const pictureMarks = /\ue010([\ue012-\ue01b]{1,4})\ue011/u;

export function markedIndex(digits: string): number {
  return Number([...digits].map((digit) => digit.charCodeAt(0) - 0xe012).join(""));
}
