import type { Complaint } from "./formulaComplaints.ts";

interface Lone extends Complaint {
  readonly from: number;
  readonly to: number;
}

/** More is a sentence between two prices. */
const MAX_SPACED = 200;
const LATEX = /\\[a-zA-Z]|[\^_{}]/u;

/**
 * Dollars of a paragraph between which no formula was found, though one seems meant; prices are left alone. `rest` is the text
 * with its formulas and code as spaces.
 */
export function loneDollarsIn(rest: string): readonly Lone[] {
  const lone: Lone[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const sign = /^(?:\$\$?|\\[([])/u.exec(rest.slice(at, at + 2))?.[0];
    if (sign === undefined) continue;
    const found = complaintAt(rest, at, sign);
    if (found) lone.push(found);
    at = Math.max(at + sign.length, found?.to ?? 0) - 1;
  }
  return lone;
}

function complaintAt(rest: string, at: number, sign: string): Lone | null {
  const end = at + sign.length;
  if (sign.startsWith("\\")) return { kind: "unclosed_dollar", sign, from: at, to: end };
  const line = /^[^\n]{0,300}/u.exec(rest.slice(end, end + 300))?.[0] ?? "";
  const inside = line.slice(0, Math.max(0, line.indexOf("$")));
  const formula = inside.trim();
  if (formula !== inside && formula.length <= MAX_SPACED && isLatex(formula))
    return { kind: "spaced_dollar", sign, from: at, to: end + inside.length + 1 };
  if (/^[^\s\d$]/u.test(line) && isLatex(wordsBefore(line)))
    return { kind: "unclosed_dollar", sign, from: at, to: end };
  if (/^\d/u.test(line) && LATEX.test(/^\S*/u.exec(line)?.[0] ?? ""))
    return { kind: "unclosed_dollar", sign, from: at, to: end };
  if (sign === "$$") return { kind: "unclosed_dollar", sign, from: at, to: end };
  const before = /[^\s$]{1,60}$/u.exec(rest.slice(Math.max(0, at - 60), at))?.[0] ?? "";
  return LATEX.test(before) ? { kind: "lone_dollar", sign, from: at, to: end } : null;
}

/** Until the first word of a sentence. */
function wordsBefore(line: string): string {
  return line.split(/\s(?=\p{L}{2})/u)[0] ?? "";
}

/** Has a sign of LaTeX, or is a letter or an equation. */
function isLatex(text: string): boolean {
  return LATEX.test(text) || /^[a-z](?:\s*[-+=<>*/].*)?$/iu.test(text.trim());
}
